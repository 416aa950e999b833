/** One call with hand-made bodies, read through the front door: its rows as plain events. */
import { readRecords } from '../reading.js';

const base = { ts: '2026-01-05T10:00:00.000Z', account: 'a' };

/** What the bodies of one call become, without the envelope. */
export async function bodyEvents(request: unknown, response?: unknown): Promise<readonly Record<string, unknown>[]> {
  const { events } = await readRecords([{ ...base, request, response }]);
  return events.map((event) =>
    Object.fromEntries(Object.entries(event).filter(([name]) => name !== 'time' && name !== 'account')),
  );
}

export async function dialectsOf(request: unknown, response?: unknown): Promise<readonly string[]> {
  const { report } = await readRecords([{ ...base, request, response }]);
  return Object.keys(report.dialects);
}
