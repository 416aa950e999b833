/** What the page keeps of one suspect until somebody opens it: escaped, redacted, short. */
import type { AccountFinding, EvidenceRow } from '../../findings/findings.js';
import { notApplied } from '../../findings/how-much.js';
import { hoursZone } from '../../findings/in-zone.js';
import type { PeersFinding } from '../../findings/plots.js';
import { isNothing, minute, minuteInZone, probability } from '../numbers.js';
import { redact } from '../../privacy/redact.js';
import type { RenderOptions } from '../reporter.js';
import { cleaned } from './cleaned.js';
import { factsOf } from './detail-facts.js';
import { shade } from './shade.js';

export type Numbers = readonly number[];

/** A feature among its peers; `feature` is its place in the shared list, `spread` low, quarters, high. */
export type FeatureRow = readonly [
  feature: number,
  value: number,
  usual: number | null,
  percentile: number | null,
  contribution: number,
  spread: Numbers | null,
];

export type Link = readonly [link: number, evidence: number];

export type InputRow = readonly [
  time: string,
  kind: EvidenceRow['kind'],
  input: string,
  label: string | null,
  margin: number | null,
];

export interface DetailData {
  readonly name: string;
  readonly rank: number;
  readonly level: string;
  readonly suspicion: number;
  readonly exposure: { readonly low: number; readonly high: number; readonly basis: string } | null;
  readonly pattern: string | null;
  readonly unusual: string;
  readonly campaign: string | null;
  /** What adds up to the suspicion besides the features that move it: average account, all other features, campaign. */
  readonly sums: readonly [baseline: number, others: number, campaign: number];
  readonly features: readonly FeatureRow[];
  /** Places in the shared list of features. */
  readonly notApplicable: Numbers;
  readonly applicableShare: number;
  readonly seen: readonly (readonly [string, string])[];
  readonly reasons: readonly string[];
  readonly facts: readonly (readonly [string, string])[];
  readonly hours: Numbers | null;
  /** Zone of what is counted by hour. */
  readonly zone: string;
  readonly timeline: { readonly from: string; readonly binHours: number; readonly counts: Numbers } | null;
  readonly week: {
    /** Shade of each hour of the week, 0 to 5, a digit each. */
    readonly shades: string;
    readonly windowSeconds: number;
    readonly sampled: number;
    readonly active: number;
  } | null;
  readonly coverage: { readonly kind: string; readonly squares: Numbers; readonly counts: Numbers } | null;
  readonly curve: readonly (readonly [queries: number, low: number, high: number])[];
  readonly evidence: readonly InputRow[];
  /** Share of the words of inputs that is masked. */
  readonly redacted: number;
  /** `links` are places in the shared list of links, each with its evidence. */
  readonly linked: readonly (readonly [name: string, strength: number, links: readonly Link[], rank: number | null])[];
  readonly moreLinked: number;
  /** Places in the shared list of sentences. */
  readonly benign: Numbers;
  readonly response: readonly [action: string, reason: number, cost: number];
}

/** Longest input kept. Code units. */
const LONGEST_INPUT = 400;
const LINKED = 12;
/** Digits of numbers that are only drawn or printed with three. */
const DIGITS = 3;

export function short(value: number): number {
  return Number(value.toPrecision(DIGITS));
}

/** Digits that a sum of many parts keeps. */
function exact(value: number): number {
  return Number(value.toPrecision(6));
}

/** Baseline, all features that add nothing visible, campaign. */
function sumsOf({ baseline, features, campaignContribution }: AccountFinding): DetailData['sums'] {
  const rest = features.reduce(
    (sum, { value, contribution }) => (value !== null && isNothing(contribution) ? sum + contribution : sum),
    0,
  );
  return [exact(baseline), exact(rest), exact(campaignContribution)];
}

function featureRows({ features, details }: AccountFinding, { places }: PageIndex): FeatureRow[] {
  const spreadOf = (id: string): Numbers | null => {
    const spread: PeersFinding | undefined = Object.hasOwn(details?.peers ?? {}, id) ? details?.peers[id] : undefined;
    if (spread === undefined) return null;
    return [spread.low, spread.lowerQuarter, spread.upperQuarter, spread.high].map(short);
  };
  const shortOrNull = (value: number | null): number | null => (value === null ? null : short(value));
  const rows = features.flatMap(({ id, value, usual, percentile, contribution }): FeatureRow[] => {
    if (value === null) return [];
    const peers = [shortOrNull(usual), shortOrNull(percentile)] as const;
    return [[places.get(id) ?? 0, short(value), ...peers, exact(contribution), spreadOf(id)]];
  });
  return rows.sort((a, b) => Math.abs(b[4]) - Math.abs(a[4]));
}

function inputRows(account: AccountFinding, share: number): InputRow[] {
  return account.evidence.map(({ time, kind, input, label, margin }): InputRow => [
    minute(time),
    kind,
    cleaned(redact(input, share), LONGEST_INPUT),
    label === null ? null : cleaned(label, 60),
    margin === null ? null : short(margin),
  ]);
}

/** Ranks of the accounts of the page by name; places of features and links by id, and of sentences that many share. */
export interface PageIndex {
  readonly measured: readonly { readonly id: string }[];
  readonly ranks: ReadonlyMap<string, number>;
  readonly places: ReadonlyMap<string, number>;
  readonly links: ReadonlyMap<string, number>;
  readonly texts: ReadonlyMap<string, number>;
}

type Times = Pick<DetailData, 'hours' | 'zone' | 'timeline' | 'week' | 'coverage' | 'curve'>;

function shadesOf(windows: Numbers): string {
  const most = Math.max(1, ...windows);
  return windows.map((value) => String(shade(value, most))).join('');
}

function timesOf(account: AccountFinding): Times {
  const { hours, timeline, details, exposure } = account;
  const week = details?.week ?? null;
  const coverage = details?.coverage ?? null;
  return {
    hours,
    zone: hoursZone(account),
    timeline:
      timeline === null
        ? null
        : { from: minuteInZone(timeline.start), binHours: timeline.binHours, counts: timeline.counts },
    week:
      week === null
        ? null
        : {
            shades: shadesOf(week.windows),
            windowSeconds: week.windowSeconds,
            sampled: week.sampled,
            active: short(week.active),
          },
    coverage: coverage === null ? null : { kind: coverage.kind, squares: coverage.squares, counts: coverage.counts },
    curve: (exposure?.curve ?? []).map(({ queries, low, high }) => [queries, short(low), short(high)] as const),
  };
}

function exposureOf({ exposure }: AccountFinding): DetailData['exposure'] {
  if (exposure === null) return null;
  return { low: short(exposure.low), high: short(exposure.high), basis: exposure.basis };
}

export function detailData(
  account: AccountFinding,
  index: PageIndex,
  options: Pick<RenderOptions, 'redact'>,
): DetailData {
  const { pValue, qValue, linked, response, pattern } = account;
  const corrected = qValue === null ? '' : `, q ${probability(qValue)}`;
  return {
    ...{
      name: cleaned(account.account),
      rank: account.rank,
      level: account.level,
      suspicion: exact(account.suspicion),
    },
    exposure: exposureOf(account),
    ...{ pattern: pattern === null ? null : cleaned(pattern) },
    unusual: pValue === null ? '' : `p ${probability(pValue)}${corrected}`,
    campaign: account.campaign === null ? null : cleaned(account.campaign),
    sums: sumsOf(account),
    features: featureRows(account, index),
    notApplicable: notApplied(account, index).map((id) => index.places.get(id) ?? 0),
    applicableShare: short(account.applicableShare),
    seen: account.features
      .filter(({ explanation, contribution }) => explanation !== '' && !isNothing(contribution))
      .map(({ id, explanation }) => [cleaned(id), cleaned(explanation, LONGEST_INPUT)] as const),
    reasons: account.reasons.map((reason) => cleaned(reason, LONGEST_INPUT)),
    facts: factsOf(account),
    ...timesOf(account),
    evidence: inputRows(account, options.redact),
    redacted: options.redact,
    linked: linked.slice(0, LINKED).map(({ account: name, strength, links }) => {
      const kinds = Object.entries(links).sort(([, a], [, b]) => b - a);
      return [
        cleaned(name),
        short(strength),
        kinds.map(([id, value]): Link => [index.links.get(id) ?? 0, short(value)]),
        index.ranks.get(name) ?? null,
      ] as const;
    }),
    moreLinked: Math.max(0, linked.length - LINKED),
    benign: account.benign.map((reading) => index.texts.get(reading) ?? 0),
    response: [response.action, index.texts.get(response.reason) ?? 0, index.texts.get(response.cost) ?? 0],
  };
}
