/** One account's part of the document: score, reasons, features, evidence. */
import type { Exposure, Exposures } from '../exposure/estimate.js';
import type { Feature } from '../features/feature.js';
import type { Population } from '../population/population.js';
import { contribute, type Contributions } from '../scores/contributions.js';
import { levelOf, levelOfMember, type ScoreLevel } from '../scores/levels.js';
import type { PeerSpread } from '../scores/peer-spread.js';
import type { ScoredAccount, Scores } from '../scores/score.js';
import { strandIds, strandShares } from '../scores/strands.js';
import { adviceFor } from './advice.js';
import { describeDetails } from './details.js';
import type { AccountFinding, CampaignFinding, ExposureFinding, FeatureFinding, LinkedAccount } from './findings.js';
import { respond, type ResponseFrame } from './respond.js';
import { describeUse, isoTime } from './use.js';

/** Where an account stands, decided before its finding is written. */
export interface Standing {
  readonly account: ScoredAccount;
  readonly rank: number;
  /** Own score, or what the campaign lifts it to. */
  readonly score: number;
  readonly campaign: {
    readonly id: string;
    readonly status: CampaignFinding['status'];
    readonly oneHand: boolean;
    readonly pattern: string | null;
    readonly members: number;
  } | null;
  readonly linked: readonly LinkedAccount[];
}

export interface FindingFrame {
  readonly population: Population;
  readonly scores: Scores;
  readonly exposures: Exposures;
  readonly response: ResponseFrame;
  readonly features: readonly Feature[];
  readonly spread: PeerSpread;
  /** Values of a feature by account index, NaN where there is none. */
  valuesOf(feature: Feature): Float64Array;
  /** Whether the details are written out as well. */
  isDetailed(account: Pick<AccountFinding, 'account' | 'level' | 'rank'>): boolean;
}

/** The estimate as the document tells it. */
export function exposureFinding(exposure: Exposure | null): ExposureFinding | null {
  if (exposure === null) return null;
  const { low, high, basis, queries, curve } = exposure;
  return { low, high, basis, queries, curve };
}

const REASONS = 5;

/** The level of an account where it stands, whether or not somebody asks for its finding. */
export function levelAt(
  { account, score, campaign }: Pick<Standing, 'account' | 'score' | 'campaign'>,
  { calibrations, settings }: Scores,
): ScoreLevel {
  const calibration = calibrations[account.member.kind];
  const lifted = calibration.suspicion(score);
  if (campaign === null) return levelOf(lifted, account.qValue, settings.levels);
  const alone = { suspicion: calibration.suspicion(account.score), qValue: account.qValue };
  return levelOfMember(lifted, alone, campaign.oneHand, settings.levels);
}

export function describeAccount(standing: Standing, frame: FindingFrame): AccountFinding {
  const { account, campaign } = standing;
  const { profile } = account.member;
  const toSuspicion = (score: number): number => frame.scores.calibrations[account.member.kind].suspicion(score);
  const parts = contribute(account.strands, account.circumstances, toSuspicion);
  const suspicion = toSuspicion(standing.score);
  const level = levelAt(standing, frame.scores);
  const contributions = featureContributions(account, parts);
  const partContribution = toSuspicion(account.score) - parts.suspicion;
  contributions.set('strange-part', partContribution);
  const { member, residuals } = account;
  const features = frame.features.map((feature) =>
    describeFeature(feature, { member, residuals }, contributions.get(feature.id) ?? 0, frame),
  );
  const pattern = winningPattern(standing);
  const exposure = exposureFinding(frame.exposures.account(account.member.index));
  const campaignContribution = suspicion - parts.suspicion - partContribution;
  const suspected = campaign?.status === 'suspected';
  return {
    rank: standing.rank,
    account: profile.account,
    suspicion,
    level,
    exposure,
    campaign: campaign?.id ?? null,
    pValue: suspected ? null : account.pValue,
    qValue: suspected ? null : account.qValue,
    pattern,
    patterns: Object.fromEntries(account.own.patterns.map(({ id, strength }) => [id, strength])),
    baseline: parts.baseline,
    campaignContribution,
    families: familySums(frame.features, features),
    features,
    reasons: reasonsFor(standing, features, campaignContribution),
    applicableShare: account.residuals.size / Math.max(1, frame.features.length),
    ...describeUse(account.member, frame.features),
    linked: standing.linked,
    evidence: profile.evidence.sample.entries().map(({ time, kind, input, label, margin }) => ({
      time: isoTime(time),
      kind,
      input,
      label: label === '' ? null : label,
      margin: Number.isNaN(margin) ? null : margin,
    })),
    benign: adviceFor(pattern).benign,
    response: respond({ level, pattern, inCampaign: suspected, exposure }, frame.response),
    details: frame.isDetailed({ account: profile.account, level, rank: standing.rank })
      ? describeDetails(account.member.index, frame)
      : null,
  };
}

function winningPattern({ account, campaign }: Standing): string | null {
  const { patterns } = account.part?.own ?? account.own;
  const best = [...patterns].sort((a, b) => b.weighed - a.weighed)[0];
  if (best !== undefined && best.strength > 0.5 && best.weighed > 0.2) return best.id;
  return campaign?.status === 'suspected' ? campaign.pattern : null;
}

function describeFeature(
  feature: Feature,
  { member, residuals }: Pick<ScoredAccount, 'member' | 'residuals'>,
  contribution: number,
  frame: FindingFrame,
): FeatureFinding {
  const measured = frame.valuesOf(feature)[member.index] ?? NaN;
  const value = Number.isNaN(measured) ? null : measured;
  const residual = residuals.get(feature.id);
  return {
    id: feature.id,
    value,
    unit: feature.unit,
    percentile: residual === undefined ? null : 100 * residual.percentile,
    usual: residual?.usual ?? null,
    contribution,
    applicable: value !== null,
    explanation: value === null ? '' : feature.explain(member.profile, frame.population),
  };
}

/** Contribution by feature id: each strand's slope times the feature's share in it times its residual. */
function featureContributions({ residuals }: ScoredAccount, parts: Contributions): Map<string, number> {
  const sums = new Map<string, number>();
  for (const id of strandIds) {
    const slope = parts.slopes[id] ?? 0;
    if (slope === 0) continue;
    for (const { feature, coefficient } of strandShares(id, residuals)) {
      const added = slope * coefficient * (residuals.get(feature)?.directed ?? 0);
      sums.set(feature, (sums.get(feature) ?? 0) + added);
    }
  }
  return sums;
}

function familySums(features: readonly Feature[], findings: readonly FeatureFinding[]): Record<string, number> {
  const sums: Record<string, number> = {};
  features.forEach(({ family }, i) => {
    sums[family] = (sums[family] ?? 0) + (findings[i]?.contribution ?? 0);
  });
  return sums;
}

function reasonsFor({ campaign }: Standing, features: readonly FeatureFinding[], lift: number): string[] {
  const strongest = features
    .filter(({ contribution }) => contribution > 0.01)
    .sort((a, b) => b.contribution - a.contribution)
    .map((feature) => ({ contribution: feature.contribution, text: withPeers(feature) }));
  if (campaign !== null) {
    strongest.push({
      contribution: Math.max(lift, 0.02),
      text: `acts as one with ${String(campaign.members - 1)} other accounts (${campaign.id}${campaign.status === 'coordinated' ? ', in the open' : ''})`,
    });
    strongest.sort((a, b) => b.contribution - a.contribution);
  }
  return strongest.slice(0, REASONS).map(({ text }) => text);
}

/** The explanation, and how it compares where that is telling. */
function withPeers({ explanation, percentile }: FeatureFinding): string {
  if (percentile === null || (percentile < 90 && percentile > 10)) return explanation;
  const side = percentile > 50 ? 'more' : 'less';
  const share = Math.floor(Math.max(percentile, 100 - percentile));
  return `${explanation} (${side} than ${String(Math.min(99, share))} % of its peers)`;
}
