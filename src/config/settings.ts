/** What of the method may be set by the person who runs it: plain checked values, handed from room to room. */
import { calibration, campaigns, levelFloors, peers, sampling } from './defaults.js';

/** Suspicion at which each level begins. */
export interface LevelFloors {
  readonly watch: number;
  readonly suspect: number;
  readonly critical: number;
}

export interface Thresholds {
  /** Score that is a suspicion of one half at least; lower shows more accounts. */
  readonly score: number;
  /** Score from which a group of accounts is reported, and the same for chats. */
  readonly campaign: number;
  readonly chatCampaign: number;
}

/** What can be done about an account, mildest first. */
export const responseActions = [
  'none',
  'watch',
  'throttle',
  'round probabilities',
  'verify identity',
  'suspend pending review',
] as const;
export type ResponseAction = (typeof responseActions)[number];

/** `by pattern`: the mildest measure that hurts what the account does and hardly anybody else. */
export const responseRules = ['by pattern', ...responseActions] as const;
export type ResponseRule = (typeof responseRules)[number];

/** Which response is suggested when. */
export interface ResponseRules {
  readonly watch: ResponseRule;
  readonly suspect: ResponseRule;
  readonly critical: ResponseRule;
  /** For suspect and critical members of a campaign. */
  readonly campaign: ResponseRule;
  /** For critical accounts whose exposure begins at `exposure` or above. */
  readonly exposed: ResponseRule;
  readonly exposure: number;
  /** Share of ordinary accounts that may ask more in a day than a throttled account may. */
  readonly throttledShare: number;
  /** Decimals that rounded probabilities keep. */
  readonly decimals: number;
}

/** How much of each account is kept; states made with other sizes are not read. */
export interface SampleSizes {
  /** Distinct inputs. */
  readonly inputs: number;
  /** Typical inputs to show, beside close pairs. */
  readonly evidence: number;
}

export interface AnalysisSettings {
  readonly levels: LevelFloors;
  readonly thresholds: Thresholds;
  readonly responses: ResponseRules;
  readonly samples: SampleSizes;
  /** Accounts nearest in volume that each is compared with. */
  readonly peers: number;
  /** Ids of features and links that are not computed. */
  readonly featuresOff: ReadonlySet<string>;
  readonly linksOff: ReadonlySet<string>;
  /** Thresholds of features that differ from their own, by `feature.name`. */
  readonly featureThresholds: ReadonlyMap<string, number>;
  /** Factors on the built-in weights, by feature and by pattern; what is absent counts as 1. */
  readonly featureWeights: ReadonlyMap<string, number>;
  readonly patternWeights: ReadonlyMap<string, number>;
  /** Whether verdicts may move the weights of patterns. */
  readonly sharpen: boolean;
}

/** Least and most of the sizes that may be set. */
export const sizeBounds = {
  /** Drift is judged from 16 inputs on. */
  inputs: { least: 16, most: 512 },
  evidence: { least: 0, most: 32 },
  peers: { least: peers.fewest, most: 2_000 },
} as const;

export const defaultSettings = Object.freeze<AnalysisSettings>({
  levels: levelFloors,
  thresholds: { score: calibration.floor, campaign: campaigns.report, chatCampaign: campaigns.chatReport },
  responses: {
    watch: 'watch',
    suspect: 'by pattern',
    critical: 'by pattern',
    campaign: 'verify identity',
    exposed: 'suspend pending review',
    exposure: 0.9,
    throttledShare: 0.1,
    decimals: 1,
  },
  samples: { inputs: sampling.sampleSize, evidence: sampling.evidenceRows },
  peers: peers.nearest,
  featuresOff: new Set<string>(),
  linksOff: new Set<string>(),
  featureThresholds: new Map<string, number>(),
  featureWeights: new Map<string, number>(),
  patternWeights: new Map<string, number>(),
  sharpen: false,
});
