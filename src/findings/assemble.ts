/** The last step: everything known about a log becomes one inert document. */
import type { CampaignSearch } from '../campaigns/find.js';
import { links } from '../campaigns/index.js';
import { eventFieldIds, type EventFieldId, type FieldCounts } from '../events/fields.js';
import type { Exposures } from '../exposure/estimate.js';
import type { FeatureTable } from '../features/table.js';
import type { Population } from '../population/population.js';
import { levelOf } from '../scores/levels.js';
import type { ScoredAccount, Scores } from '../scores/score.js';
import { PeerSpread } from '../scores/peer-spread.js';
import { SparseColumn } from '../stats/sparse-column.js';
import type { Sharpening } from '../scores/sharpen.js';
import { describeAccount, exposureFinding, type FindingFrame, levelAt, type Standing } from './account.js';
import { DescribedAccounts } from './account-list.js';
import { references } from './advice.js';
import { describeCampaign, liftedScore } from './campaign.js';
import {
  type Findings,
  type Level,
  type LinkedAccount,
  type LogFinding,
  type NotApplicable,
  SCHEMA_VERSION,
} from './findings.js';
import { howMuch } from './how-much.js';
import { notesOn } from './notes.js';
import { describeOverview, placeAccounts } from './overview.js';
import type { TrafficFinding } from './plots.js';
import { describeQuality } from './quality.js';
import { type ResponseFrame, usualDailyRate } from './respond.js';
import { isoTime } from './use.js';

const DAY_MS = 86_400_000;

/** What the reading room reports of the log, as far as the document tells it. */
export interface LogFacts {
  readonly counts: {
    readonly read: number;
    readonly events: number;
    readonly rejected: number;
    readonly skipped: number;
    readonly byReason: Readonly<Partial<Record<string, number>>>;
  };
  readonly rows: number;
  readonly fields: FieldCounts;
  readonly incomplete: boolean;
  /** Share of the calls that are logged, if the records say so. */
  readonly sampled?: number;
  readonly notes?: readonly string[];
}

export interface Assembly {
  readonly population: Population;
  readonly table: FeatureTable;
  readonly scores: Scores;
  readonly search: CampaignSearch;
  /** How verdicts moved the weights; absent where they may not. */
  readonly sharpening?: Sharpening;
  readonly exposures: Exposures;
  readonly log: LogFacts;
  readonly version: string;
  readonly generatedAt: Date;
  /** Accounts written out, best first; totals count everybody. Whoever stands out is written in any case where `allSuspects` says so. */
  readonly top: number;
  readonly allSuspects?: boolean;
  /** Accounts whose details are wanted although they are no suspects. */
  isAsked?(account: string): boolean;
}

const NO_VALUES = new SparseColumn(0);

/** The accounts are described when somebody asks for them: their profiles must stay as they are until the document is written. */
export function assembleFindings(assembly: Assembly): Findings {
  const { population, scores, search, top, allSuspects } = assembly;
  const ranking = rankAccounts(scores, search);
  const columns = new Map(assembly.table.columns.map((column) => [column.feature, column.values]));
  const spread = new PeerSpread(population.members, scores.settings.peers);
  const valuesOf: FindingFrame['valuesOf'] = (feature) => columns.get(feature) ?? NO_VALUES;
  const frame: FindingFrame = {
    ...{ population, scores, exposures: assembly.exposures, features: [...columns.keys()], spread, valuesOf },
    response: responseFrame(ranking, scores),
    ...howMuch((account) => assembly.isAsked?.(account) === true),
  };
  const notApplicable = listNotApplicable(assembly);
  const levels: Record<Level, number> = { none: 0, watch: 0, suspect: 0, critical: 0 };
  const standing = scores.accounts.map((account, index): Level => {
    const campaign = ranking.campaignOf.get(index) ?? null;
    return levelAt({ account, score: ranking.scores[index] ?? 0, campaign }, scores);
  });
  const numberSuspected = search.campaigns.filter(({ status }) => status === 'suspected').length;
  for (const level of standing) levels[level] += 1;
  // Levels do not quite follow ranks: what is told from q-values may stand below what is not.
  const lastSuspect = ranking.order.findLastIndex((index) => standing[index] !== 'none');
  const most = allSuspects === true ? Math.max(top, lastSuspect + 1) : top;
  const overview = describeOverview(population, placeAccounts(scores, ranking.scores, standing));
  return {
    schemaVersion: SCHEMA_VERSION,
    tool: { name: 'clonewatch', version: assembly.version },
    generatedAt: assembly.generatedAt.toISOString(),
    log: describeLog(assembly, overview.traffic, notApplicable),
    totals: { accounts: ranking.order.length, levels, campaigns: numberSuspected },
    notApplicable,
    measured: frame.features.map(({ id, unit }) => ({ id, unit })),
    accounts: new DescribedAccounts(Math.min(most, ranking.order.length), (place) =>
      describeAccount(standingAt(place, ranking, assembly), frame),
    ),
    campaigns: search.campaigns.map((campaign, i) =>
      describeCampaign(campaign, campaignId(i), scores, exposureFinding(assembly.exposures.campaign(i))),
    ),
    ...{ references, overview },
    ...(assembly.sharpening === undefined ? {} : { sharpening: assembly.sharpening }),
  };
}

/** What ordinary accounts ask in a day: behind the rate of a throttled one. */
function responseFrame({ scores: lifted }: Ranking, { accounts, calibrations, settings }: Scores): ResponseFrame {
  const perDay: number[] = [];
  accounts.forEach(({ member }, index) => {
    const { requests, firstTime, lastTime } = member.profile.volume;
    const suspicion = calibrations[member.kind].suspicion(lifted[index] ?? 0);
    const isOrdinary = levelOf(suspicion, null, settings.levels) === 'none';
    if (isOrdinary && Number.isFinite(firstTime)) perDay.push(requests / Math.max(1, (lastTime - firstTime) / DAY_MS));
  });
  return { rules: settings.responses, ordinaryPerDay: usualDailyRate(perDay, settings.responses.throttledShare) };
}

function campaignId(index: number): string {
  return `c${String(index + 1)}`;
}

interface Ranking {
  /** Account indexes by rank. */
  readonly order: Uint32Array;
  /** By account index: own score, or what the campaign lifts it to. */
  readonly scores: Float64Array;
  readonly campaignOf: ReadonlyMap<number, Standing['campaign']>;
}

/** Everybody by suspicion; ties (a group for watching may lift its members to one place) by what they do themselves, then by account name. */
function rankAccounts(scored: Scores, search: CampaignSearch): Ranking {
  const { accounts, calibrations } = scored;
  const lifted = Float64Array.from(accounts, ({ score }) => score);
  const campaignOf = new Map<number, Standing['campaign']>();
  search.campaigns.forEach((campaign, i) => {
    for (const index of campaign.members) {
      const { status, oneHand, dealt, pattern, members } = campaign;
      campaignOf.set(index, { id: campaignId(i), status, oneHand, dealt, pattern, members: members.length });
      const account = accounts.at(index);
      if (account !== undefined) lifted[index] = liftedScore(account, campaign, scored);
    }
  });
  const name = (index: number): string => accounts.at(index)?.member.profile.account ?? '';
  // Kinds of use have scales of their own: what counts is the place on them.
  const standings = lifted.map((score, index) =>
    calibrations[accounts.at(index)?.member.kind ?? 'none'].standing(score),
  );
  const order = Uint32Array.from(lifted, (_, index) => index);
  const own = (index: number): number => accounts.at(index)?.score ?? 0;
  order.sort((a, b) => (standings[b] ?? 0) - (standings[a] ?? 0) || own(b) - own(a) || (name(a) < name(b) ? -1 : 1));
  return { order, scores: lifted, campaignOf };
}

function standingAt(place: number, { order, scores: lifted, campaignOf }: Ranking, assembly: Assembly): Standing {
  const { scores, search } = assembly;
  const index = order[place] ?? -1;
  const account = scores.accounts.at(index);
  if (account === undefined) throw new Error(`findings: nobody has rank ${String(place + 1)}`);
  return {
    account,
    rank: place + 1,
    score: lifted[index] ?? 0,
    campaign: campaignOf.get(index) ?? null,
    linked: describeLinked(account, scores, search),
  };
}

function describeLinked({ member }: ScoredAccount, scores: Scores, search: CampaignSearch): LinkedAccount[] {
  return search.linked(member.index).map(({ index, strength, links: evidence }) => ({
    account: scores.accounts.at(index)?.member.profile.account ?? '',
    strength,
    links: evidence,
  }));
}

function describeLog(
  { log, population, table, scores, sharpening }: Assembly,
  traffic: TrafficFinding | null,
  notApplicable: readonly NotApplicable[],
): LogFinding {
  const firsts = population.members.map(({ profile }) => profile.volume.firstTime).filter(Number.isFinite);
  const lasts = population.members.map(({ profile }) => profile.volume.lastTime).filter(Number.isFinite);
  const { read, events, rejected, skipped, byReason } = log.counts;
  return {
    from: isoTime(firsts.reduce((least, time) => Math.min(least, time), Infinity)),
    to: isoTime(lasts.reduce((most, time) => Math.max(most, time), -Infinity)),
    records: {
      ...{ read, events, rejected, skipped },
      byReason: Object.fromEntries(Object.entries(byReason).map(([reason, count]) => [reason, count ?? 0])),
    },
    rows: log.rows,
    fields: Object.fromEntries(eventFieldIds.map((id) => [id, log.rows > 0 ? log.fields[id] / log.rows : 0])),
    incomplete: log.incomplete,
    notes: [...(log.notes ?? []), ...notesOn(population, scores, sharpening)],
    quality: describeQuality({
      ...{ ...log, sampled: log.sampled ?? NaN, population, traffic, notApplicable },
      detectors: table.columns.length + links.length,
    }),
  };
}

function listNotApplicable({ table, log }: Assembly): NotApplicable[] {
  const missing = (needs: readonly EventFieldId[]): string[] => needs.filter((field) => log.fields[field] === 0);
  return [
    ...table.columns
      .filter((column) => column.missing.length > 0)
      .map((column): NotApplicable => ({ id: column.feature.id, kind: 'feature', missing: column.missing })),
    ...links
      .filter(({ needs }) => missing(needs).length > 0)
      .map(({ id, needs }): NotApplicable => ({ id, kind: 'link', missing: missing(needs) })),
  ];
}
