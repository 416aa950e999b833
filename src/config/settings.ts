/** What of the method may be set by the person who runs it: plain checked values, handed from room to room. */
import { calibration, campaigns, levelFloors } from './defaults.js';

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

export interface AnalysisSettings {
  readonly levels: LevelFloors;
  readonly thresholds: Thresholds;
  /** Ids of features and links that are not computed. */
  readonly featuresOff: ReadonlySet<string>;
  readonly linksOff: ReadonlySet<string>;
  /** Factors on the built-in weights, by feature and by pattern; what is absent counts as 1. */
  readonly featureWeights: ReadonlyMap<string, number>;
  readonly patternWeights: ReadonlyMap<string, number>;
}

export const defaultSettings: AnalysisSettings = Object.freeze({
  levels: levelFloors,
  thresholds: { score: calibration.floor, campaign: campaigns.report, chatCampaign: campaigns.chatReport },
  featuresOff: new Set<string>(),
  linksOff: new Set<string>(),
  featureWeights: new Map<string, number>(),
  patternWeights: new Map<string, number>(),
});
