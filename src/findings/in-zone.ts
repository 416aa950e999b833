/** The document for people in a time zone: the same with its times as clocks there show them. What machines read stays UTC. */
import { offsetAt } from '../config/time-zone.js';
import { eachAccount } from './account-list.js';
import type { AccountFinding, CampaignFinding, ChangesFinding, Findings } from './findings.js';
import type { AccountDetails } from './plots.js';

const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;
/** Years of four digits: others are broken clocks, and stay as they are. */
const ISO = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/;
const ZONE = /\[([^\]]+)\]$/;

/** Times become `2026-11-20T15:05:00.000+01:00[Europe/Berlin]` (RFC 9557): every reader sees where they are from. */
export function inZone(findings: Findings, timeZone: string): Findings {
  if (timeZone === 'UTC') return findings;
  const at: Clock = (time) => zoned(time, timeZone);
  const { log, overview, changes, campaigns, accounts } = findings;
  return {
    ...findings,
    generatedAt: at(findings.generatedAt),
    log: { ...log, from: orNull(log.from, at), to: orNull(log.to, at) },
    accounts: eachAccount(accounts, (account) => accountIn(account, at)),
    campaigns: campaigns.map((campaign) => seenIn(campaign, at)),
    ...(changes === undefined ? {} : { changes: changesIn(changes, at) }),
    ...(overview?.traffic === undefined || overview.traffic === null
      ? {}
      : { overview: { ...overview, traffic: { ...overview.traffic, start: at(overview.traffic.start) } } }),
  };
}

type Clock = (time: string) => string;

function orNull(time: string | null, at: Clock): string | null {
  return time === null ? null : at(time);
}

function zoned(text: string, timeZone: string): string {
  if (!ISO.test(text)) return text;
  const time = Date.parse(text);
  const offset = offsetAt(time, timeZone);
  const minutes = Math.abs(Math.trunc(offset / 60_000));
  const clock = [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0')).join(':');
  const shown = new Date(time + offset).toISOString().slice(0, -1);
  return `${shown}${offset < 0 ? '-' : '+'}${clock}[${timeZone}]`;
}

/** The zone of a time of such a document; UTC where none was asked for. */
export function zoneOf(time: string | null): string {
  return ZONE.exec(time ?? '')?.[1] ?? 'UTC';
}

/** Milliseconds since 1970; NaN for what is no time. */
export function timeOf(time: string): number {
  return Date.parse(time.replace(ZONE, ''));
}

/**
 * The zone of an account's counts by hour. They were counted in UTC: they can be turned to a zone that was whole hours away all the time the
 * account was seen. Where clocks changed in between, or are half an hour off, they stay as they are.
 */
export function hoursZone({ firstSeen, lastSeen }: Pick<AccountFinding, 'firstSeen' | 'lastSeen'>): string {
  const zone = zoneOf(firstSeen);
  return zone !== 'UTC' && Number.isInteger(hoursAhead(firstSeen, lastSeen, zone)) ? zone : 'UTC';
}

/** Hours that clocks were ahead of UTC from one time to the other; NaN where they changed. */
function hoursAhead(firstSeen: string | null, lastSeen: string | null, zone: string): number {
  const [from, to] = [timeOf(firstSeen ?? ''), timeOf(lastSeen ?? '')];
  const offset = offsetAt(from, zone);
  for (let time = from; time < to; time += DAY_MS) if (offsetAt(time, zone) !== offset) return NaN;
  return offsetAt(to, zone) === offset ? offset / HOUR_MS : NaN;
}

function accountIn(account: AccountFinding, at: Clock): AccountFinding {
  const { timeline, surge, change, evidence, details, hours } = account;
  const seen = seenIn(account, at);
  const turn = hoursZone(seen) === 'UTC' ? 0 : hoursAhead(seen.firstSeen, seen.lastSeen, zoneOf(seen.firstSeen));
  return {
    ...seen,
    hours: hours === null ? null : turned(hours, turn),
    timeline: timeline === null ? null : { ...timeline, start: at(timeline.start) },
    surge: surge === null ? null : { ...surge, from: at(surge.from), to: at(surge.to) },
    evidence: evidence.map((row) => ({ ...row, time: orNull(row.time, at) })),
    ...(change === undefined ? {} : { change: { ...change, firstSeen: at(change.firstSeen) } }),
    ...(details === undefined || details === null ? {} : { details: detailsIn(details, turn) }),
  };
}

function detailsIn(details: AccountDetails, turn: number): AccountDetails {
  const { week } = details;
  return week === null ? details : { ...details, week: { ...week, windows: turned(week.windows, turn) } };
}

/** Counts by hour as clocks show it that are so many hours ahead. */
function turned(counts: readonly number[], hours: number): readonly number[] {
  const { length } = counts;
  return counts.map((_, i) => counts[(((i - hours) % length) + length) % length] ?? 0);
}

function seenIn<T extends Pick<CampaignFinding, 'firstSeen' | 'lastSeen'>>(found: T, at: Clock): T {
  return { ...found, firstSeen: orNull(found.firstSeen, at), lastSeen: orNull(found.lastSeen, at) };
}

function changesIn(changes: ChangesFinding, at: Clock): ChangesFinding {
  return {
    ...changes,
    since: orNull(changes.since, at),
    resolved: changes.resolved.map((entry) => ({ ...entry, firstSeen: at(entry.firstSeen) })),
  };
}
