/** What each family of features, the comparison at equal volume, the honest kinds, the parts and the campaigns buy; and every feature alone. */
import { features } from '../../src/features/index.js';
import type { Member } from '../../src/population/member.js';
import { compareFeature } from '../../src/scores/residuals.js';
import type { CompareFeature, Scores } from '../../src/scores/score.js';
import { strands, type StrandId } from '../../src/scores/strands.js';
import { table } from '../evaluation-report.js';
import type { Labels } from '../labels.js';
import { rocAuc } from '../metrics.js';
import type { JudgedLog } from './judged.js';
import { BIG, campaignsFound, estimate, isSolo, precision, soloPrecision, soloRecall } from './measures.js';
import { scoresOf, standings, survey, type Without } from './ranking.js';
import type { LabelledLog } from './run.js';

/** Strands that are left out together, by the question they answer. */
const families: Readonly<Record<string, readonly StrandId[]>> = {
  breadth: ['breadth', 'openness', 'slots'],
  labels: ['labels'],
  fresh: ['fresh'],
  shift: ['shift', 'strange', 'columns', 'phrases'],
  'near and flip': ['near', 'flip'],
  uncertain: ['confidence', 'borderline'],
  ask: ['ask'],
  template: ['template'],
  jump: ['jump'],
  hunger: ['hunger'],
  parameters: ['parameters'],
  surges: ['surge'],
  // Freshness excuses too; it is a family of its own.
  'excuses for honest kinds': ['course', 'kinship', 'presence', 'answers', 'jump'],
};

/** Everybody stands at the same volume: the centre is that of all accounts of the kind. */
const withoutPeers: CompareFeature = (feature, members, values, guests) => {
  const equal = (list: readonly Member[]): Member[] => list.map((member) => ({ ...member, distinct: 1 }));
  return compareFeature(feature, equal(members), values, equal(guests ?? []));
};

const variants: Readonly<Record<string, Without>> = {
  ...Object.fromEntries(Object.entries(families).map(([name, ids]) => [`no ${name}`, { features: featuresOf(ids) }])),
  'no comparison at equal volume': { peers: withoutPeers },
  'no parts scored apart': { parts: true },
};

function featuresOf(ids: readonly StrandId[]): Set<string> {
  return new Set(ids.flatMap((id) => strands[id].parts.map(({ feature }) => feature)));
}

function asJudged({ name, api, labels }: LabelledLog, by: ReadonlyMap<string, number>): JudgedLog {
  const accounts = [...labels.values()].map(({ account, isAttacker, attack, variant, campaign, persona }) => ({
    account,
    attack: isAttacker ? attack || 'unnamed' : '',
    manner: variant,
    campaign,
    persona,
    score: by.get(account) ?? -1e9,
    suspicion: 0,
    level: 'none' as const,
    pValue: null,
    qValue: null,
    pattern: '',
  }));
  return { name, api, accounts, groups: [] };
}

/** Area under the curve of every feature's residual: lone attackers against honest accounts. */
export interface FeatureArea {
  readonly api: string;
  readonly feature: string;
  readonly area: number;
  /** The same against honest accounts of a hundred inputs and more. */
  readonly busy: number;
}

export interface Ablated {
  /** By variant; "as shipped" first. */
  readonly variants: ReadonlyMap<string, JudgedLog>;
  readonly areas: readonly FeatureArea[];
}

/** Cost: one survey of the log, then scores and campaigns anew for every variant. */
export async function ablate(log: LabelledLog): Promise<Ablated> {
  const surveyed = await survey(log.log, () => true);
  const shipped = scoresOf(surveyed);
  const found = new Map([
    ['as shipped', asJudged(log, standings(shipped, surveyed))],
    ['no campaigns', asJudged(log, standings(shipped, null))],
  ]);
  for (const [name, without] of Object.entries(variants)) {
    const scores = scoresOf(surveyed, without);
    // Without campaigns: what a family buys single accounts would drown in what groups do.
    found.set(name, asJudged(log, standings(scores, null)));
  }
  return { variants: found, areas: areasOf(log.api, shipped, log.labels) };
}

const BUSY = 100;

function areasOf(api: string, { accounts }: Scores, labels: Labels): FeatureArea[] {
  return features.flatMap(({ id }) => {
    const scored = [...accounts].flatMap(({ member, residuals }) => {
      const label = labels.get(member.profile.account);
      const score = residuals.get(id)?.directed;
      if (label === undefined || score === undefined || label.campaign !== '') return [];
      return [{ score, positive: label.isAttacker, busy: label.isAttacker || member.distinct >= BUSY }];
    });
    const area = rocAuc(scored);
    return Number.isNaN(area) ? [] : [{ api, feature: id, area, busy: rocAuc(scored.filter(({ busy }) => busy)) }];
  });
}

function isBig({ members }: { readonly members: readonly unknown[] }): boolean {
  return members.length >= BIG;
}

function decimals(value: number): string {
  return Number.isNaN(value) ? '-' : value.toFixed(2);
}

export function ablationTable(logs: readonly Ablated[]): string {
  const names = [...(logs[0]?.variants.keys() ?? [])];
  const apis = [...new Set(logs.flatMap((log) => [...log.variants.values()].map(({ api }) => api)))];
  const rows = apis.flatMap((api) =>
    names.map((name) => {
      const own = logs.flatMap((log) => log.variants.get(name) ?? []).filter((log) => log.api === api);
      const values = [estimate(own, soloPrecision, isSolo), estimate(own, soloRecall, isSolo)];
      const together = [estimate(own, precision, () => true), estimate(own, campaignsFound, isBig)];
      const shown = name === 'as shipped' ? together.map(({ value }) => decimals(value)) : ['', ''];
      return [api, name, ...values.map(({ value }) => decimals(value)), ...shown];
    }),
  );
  return table(['api', 'variant', 'solo AP', 'solo T1', 'all AP', 'campaigns found'], rows);
}

/** Mean over the logs of a service; features that tell nothing (within .05 of chance everywhere) are left out. */
export function areaTable(logs: readonly Ablated[]): string {
  const areas = logs.flatMap((log) => log.areas);
  const apis = [...new Set(areas.map(({ api }) => api))];
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  const cell = (api: string, feature: string, pick: (area: FeatureArea) => number): number =>
    mean(areas.filter((area) => area.api === api && area.feature === feature).map(pick));
  const rows = features.flatMap(({ id, status }) => {
    const values = apis.map((api) => [cell(api, id, ({ area }) => area), cell(api, id, ({ busy }) => busy)]);
    if (values.flat().every((value) => Number.isNaN(value) || Math.abs(value - 0.5) < 0.05)) return [];
    return [[id, status, ...values.map(([all = NaN, busy = NaN]) => `${decimals(all)} / ${decimals(busy)}`)]];
  });
  return table(['feature', 'status', ...apis.map((api) => `${api}: all / busy`)], rows);
}
