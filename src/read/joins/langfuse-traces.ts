/** Langfuse: the user stands on the trace, the calls are observations that name their trace. */
import { asWord, isMissing, own } from '../values.js';
import type { RawRecord } from '../values.js';
import { defineJoin } from './join.js';

export const langfuseTraces = defineJoin({
  id: 'langfuse-traces',
  title: 'Observations and their traces',
  source: 'Langfuse: blob exporter, tables traces and observations',

  matches: (record) => isObservation(record) || isTrace(record),

  keyOf(record) {
    if (isTrace(record)) return asWord(own(record, 'id')) || undefined;
    // The newer table carries the user itself.
    if (!isObservation(record) || !isMissing(userOf(record))) return undefined;
    return asWord(own(record, 'trace_id') ?? own(record, 'traceId')) || undefined;
  },

  take(held) {
    const trace = held.records.find(isTrace);
    if (trace === undefined) return [];
    const observations = held.records.filter((record) => !isTrace(record));
    held.records.length = 0;
    // Later observations of the trace need no more of it than who it was.
    held.records.push({ id: own(trace, 'id'), user_id: userOf(trace), timestamp: own(trace, 'timestamp') });
    return observations.map((observation) => ({ ...observation, user_id: userOf(trace) }));
  },

  finish({ records, given }) {
    const observations = records.filter((record) => !isTrace(record));
    return { records: observations, single: given > 0 ? observations.length : records.length };
  },
});

function userOf(record: RawRecord): unknown {
  return own(record, 'user_id') ?? own(record, 'userId');
}

function isObservation(record: RawRecord): boolean {
  const hasTrace = own(record, 'trace_id') !== undefined || own(record, 'traceId') !== undefined;
  const hasUsage = Object.hasOwn(record, 'usage_details') || Object.hasOwn(record, 'usageDetails');
  return hasTrace && hasUsage && /^[A-Z]+$/.test(asWord(own(record, 'type')));
}

function isTrace(record: RawRecord): boolean {
  const hasUser = Object.hasOwn(record, 'user_id') || Object.hasOwn(record, 'userId');
  return hasUser && own(record, 'id') !== undefined && own(record, 'timestamp') !== undefined && isTraceOnly(record);
}

function isTraceOnly(record: RawRecord): boolean {
  if (Object.keys(record).length === 3) return true;
  const hasSession = Object.hasOwn(record, 'session_id') || Object.hasOwn(record, 'sessionId');
  return (
    hasSession && !Object.hasOwn(record, 'trace_id') && !Object.hasOwn(record, 'traceId') && hasLangfuseName(record)
  );
}

/** What every table of this exporter has; other logs have users and sessions, too. */
function hasLangfuseName(record: RawRecord): boolean {
  return ['project_id', 'projectId', 'bookmarked', 'htmlPath', 'release'].some((name) => Object.hasOwn(record, name));
}
