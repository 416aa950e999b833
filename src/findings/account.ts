/** One account's part of the document: score, reasons, features, evidence. */
import type { Exposure, Exposures } from '../exposure/estimate.js';
import type { Feature } from '../features/feature.js';
import type { Population } from '../population/population.js';
import type { Profile } from '../profiles/profile.js';
import { contribute } from '../scores/contributions.js';
import type { PatternScore } from '../scores/patterns.js';
import { levelOf, levelOfMember, type ScoreLevel } from '../scores/levels.js';
import type { PeerSpread } from '../scores/peer-spread.js';
import type { ScoredAccount, Scores } from '../scores/score.js';
import type { SparseColumn } from '../stats/sparse-column.js';
import { describeFeatures, familySums, featureContributions, isOuter } from './account-features.js';
import { adviceFor } from './advice.js';
import { describeDetails } from './details.js';
import type {
  AccountFinding,
  CampaignFinding,
  EvidenceRow,
  ExposureFinding,
  FeatureFinding,
  LinkedAccount,
} from './findings.js';
import type { HowMuch } from './how-much.js';
import { respond, type ResponseFrame, type Held } from './respond.js';
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
    readonly dealt: boolean;
    readonly pattern: string | null;
    readonly members: number;
  } | null;
  readonly linked: readonly LinkedAccount[];
}

export interface FindingFrame extends HowMuch {
  readonly population: Population;
  readonly scores: Scores;
  readonly exposures: Exposures;
  readonly response: ResponseFrame;
  readonly features: readonly Feature[];
  readonly spread: PeerSpread;
  /** Values of a feature by account index. */
  valuesOf(feature: Feature): SparseColumn;
}

/** The estimate as the document tells it. */
export function exposureFinding(exposure: Exposure | null): ExposureFinding | null {
  if (exposure === null) return null;
  const { low, high, basis, queries, curve } = exposure;
  return { low, high, basis, queries, curve };
}

const REASONS = 5;
/** Inputs of an account that is told in brief: enough to see of what kind they are. */
const BRIEF_EVIDENCE = 2;

/** The level of an account where it stands, whether or not somebody asks for its finding. */
export function levelAt(
  { account, score, campaign }: Pick<Standing, 'account' | 'score' | 'campaign'>,
  { calibrations, settings }: Scores,
): ScoreLevel {
  const calibration = calibrations[account.member.kind];
  const lifted = calibration.suspicion(score);
  if (campaign === null) return levelOf(lifted, account.qValue, settings.levels);
  const alone = { suspicion: calibration.suspicion(account.score), qValue: account.qValue };
  return levelOfMember(lifted, alone, campaign, settings.levels);
}

export function describeAccount(standing: Standing, frame: FindingFrame): AccountFinding {
  const { account, campaign } = standing;
  const { profile } = account.member;
  const toSuspicion = (score: number): number => frame.scores.calibrations[account.member.kind].suspicion(score);
  const parts = contribute(account.strands, account.circumstances, toSuspicion);
  const { patterns } = parts;
  const suspected = campaign?.status === 'suspected';
  const suspicion = toSuspicion(standing.score);
  const level = levelAt(standing, frame.scores);
  const contributions = featureContributions(account, parts);
  const partContribution = toSuspicion(account.score) - parts.suspicion;
  contributions.set('strange-part', partContribution);
  const ranked = { account: profile.account, level, rank: standing.rank };
  const brief = frame.isBrief(ranked);
  const features = describeFeatures(account, { contributions, brief }, frame);
  const { pattern, whose } = winningPattern(standing, patterns);
  const exposure = exposureFinding(frame.exposures.account(account.member.index));
  const campaignContribution = suspicion - parts.suspicion - partContribution;
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
    patterns: Object.fromEntries(patterns.map(({ id, strength }) => [id, strength])),
    baseline: parts.baseline,
    campaignContribution,
    families: familySums(frame.features, contributions),
    features,
    reasons: [
      ...(level === 'none' ? [] : headline(pattern, whose)),
      ...reasonsFor(standing, features, campaignContribution),
    ],
    applicableShare: account.residuals.size / Math.max(1, frame.features.length),
    ...describeUse(account.member, frame.features),
    linked: standing.linked,
    evidence: describeEvidence(profile, brief ? BRIEF_EVIDENCE : Infinity),
    benign: adviceFor(pattern).benign,
    response: respond(
      { level, pattern, inCampaign: suspected, exposure, held: heldBack(standing, suspicion, level, frame) },
      frame.response,
    ),
    details: frame.isDetailed(ranked) ? describeDetails(account.member.index, frame) : null,
    ...(brief ? { brief } : {}),
  };
}

/** What keeps the level below that of the suspicion alone. */
function heldBack(
  { account, campaign }: Standing,
  suspicion: number,
  level: ScoreLevel,
  { scores }: FindingFrame,
): Held | null {
  const from = levelOf(suspicion, null, scores.settings.levels);
  if (from === level) return null;
  return { from, qValue: campaign === null ? account.qValue : null, dealt: campaign?.oneHand === true };
}

function describeEvidence({ evidence }: Profile, most: number): EvidenceRow[] {
  return evidence.sample.entries(most).map(({ time, kind, input, label, margin }) => ({
    time: isoTime(time),
    kind,
    input,
    label: label === '' ? null : label,
    margin: Number.isNaN(margin) ? null : margin,
  }));
}

type Whose = 'account' | 'part' | 'group';

/** The account's own strongest pattern, or of its stretch; where none is strong, that of its group. */
function winningPattern(
  { account, campaign }: Standing,
  ofWhole: readonly PatternScore[],
): { readonly pattern: string | null; readonly whose: Whose } {
  const best = [...(account.part?.own.patterns ?? ofWhole)].sort((a, b) => b.weighed - a.weighed)[0];
  if (best !== undefined && best.strength > 0.5 && best.weighed > 0.2)
    return { pattern: best.id, whose: account.part === null ? 'account' : 'part' };
  return { pattern: campaign?.status === 'suspected' ? campaign.pattern : null, whose: 'group' };
}

/** What an account that stands out does as a whole: what its pattern means, and whose it is. Numbers alone leave that to the reader. */
export function headline(pattern: string | null, whose: Whose): string[] {
  if (pattern === null) return [];
  const { title } = adviceFor(pattern);
  return [{ account: title, part: `in part of its traffic: ${title}`, group: `its group ${title}` }[whose]];
}

function reasonsFor({ campaign }: Standing, features: readonly FeatureFinding[], lift: number): string[] {
  const strongest = features
    .filter(({ contribution }) => contribution > 0.01)
    .sort((a, b) => b.contribution - a.contribution)
    .map((feature) => ({ contribution: feature.contribution, text: withPeers(feature) }));
  if (campaign !== null) {
    strongest.push({
      contribution: Math.max(lift, 0.02),
      text: membership(campaign),
    });
    strongest.sort((a, b) => b.contribution - a.contribution);
  }
  return strongest.slice(0, REASONS).map(({ text }) => text);
}

/** In what group, and what keeps the group from lifting its members, or from lifting them beyond watching. */
export function membership({ id, members, status, oneHand }: Omit<NonNullable<Standing['campaign']>, 'dealt'>): string {
  const others = `${String(members - 1)} other accounts`;
  if (status === 'coordinated') return `acts as one with ${others} (${id}, in the open)`;
  if (oneHand) return `acts as one with ${others} (${id})`;
  return `acts like ${others} (${id}, for watching: nothing says that one hand runs them)`;
}

/** The explanation, and how it compares where that is telling, in one pair of brackets where the explanation ends with one. */
function withPeers({ explanation, percentile }: FeatureFinding): string {
  if (percentile === null || !isOuter(percentile)) return explanation;
  const side = percentile > 50 ? 'more' : 'less';
  const share = Math.floor(Math.max(percentile, 100 - percentile));
  const among = `${side} than for ${String(Math.min(99, share))} % of its peers`;
  return explanation.endsWith(')') ? `${explanation.slice(0, -1)}; ${among})` : `${explanation} (${among})`;
}
