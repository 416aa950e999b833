/** What of one account is plain counting: when, how much, from where. */
import type { Feature } from '../features/feature.js';
import { surgeOf, usageSurge } from '../features/usage-surge.js';
import type { Member } from '../population/member.js';
import type { Profile } from '../profiles/profile.js';
import type { AccountFinding, SurgeFinding } from './findings.js';

/** ISO 8601 UTC, or null without a time. */
export function isoTime(time: number): string | null {
  return Number.isFinite(time) ? new Date(time).toISOString() : null;
}

type Use = Pick<
  AccountFinding,
  | 'firstSeen'
  | 'lastSeen'
  | 'requests'
  | 'rows'
  | 'distinctInputs'
  | 'tokensIn'
  | 'tokensOut'
  | 'errorShare'
  | 'sources'
  | 'hours'
  | 'timeline'
  | 'surge'
>;

/** @param features with the thresholds of the run */
export function describeUse({ profile, distinct }: Member, features: readonly Feature[]): Use {
  const { volume, sources, calendar, timeline } = profile;
  const timed = Number.isFinite(volume.firstTime);
  const hourMs = 3_600_000;
  return {
    firstSeen: isoTime(volume.firstTime),
    lastSeen: isoTime(volume.lastTime),
    requests: volume.requests,
    rows: volume.rows,
    distinctInputs: distinct,
    tokensIn: volume.tokenRows > 0 ? volume.tokensIn : null,
    tokensOut: volume.tokenRows > 0 ? volume.tokensOut : null,
    errorShare: volume.rows > 0 ? volume.errors / volume.rows : null,
    sources: {
      addresses: sources.addresses.distinct(),
      networks: sources.networks.distinct(),
      networkNames: sources.networks.entries().map(({ name }) => name),
      ...marksOf(profile),
      agents: sources.agents.entries().map(({ name }) => name),
      models: sources.models.entries().map(({ name }) => name),
      endpoints: sources.endpoints.entries().map(({ name }) => name),
    },
    hours: timed ? [...calendar.hours] : null,
    timeline: timed
      ? {
          start: new Date(timeline.startBin * timeline.binHours * hourMs).toISOString(),
          binHours: timeline.binHours,
          counts: trimEnd([...timeline.bins]),
        }
      : null,
    surge: surgeFinding(profile, features.find(({ id }) => id === usageSurge.id) ?? usageSurge),
  };
}

/** Only what is known of every call: a list that lacks some would let others hide behind it. */
function marksOf({ sources, volume }: Profile): Pick<AccountFinding['sources'], 'keyMarks' | 'tenantMarks'> {
  const keyMarks = sources.keyRows === volume.rows ? sources.keys.all() : undefined;
  const tenantMarks = sources.tenantRows === volume.rows ? sources.tenants.all() : undefined;
  return { ...(keyMarks === undefined ? {} : { keyMarks }), ...(tenantMarks === undefined ? {} : { tenantMarks }) };
}

function surgeFinding(profile: Profile, feature: Feature): SurgeFinding | null {
  const surge = surgeOf(profile, feature) ?? null;
  if (surge === null) return null;
  return { ...surge, from: new Date(surge.from).toISOString(), to: new Date(surge.to).toISOString() };
}

function trimEnd(counts: readonly number[]): readonly number[] {
  return counts.slice(0, counts.findLastIndex((count) => count > 0) + 1);
}
