/** An account against its own past: is the last day's volume what it usually was? */
import { medianOf } from '../stats/median.js';
import type { AccountFinding, PastFinding } from './findings.js';

/** Days before the last that make a habit. */
const FEWEST_DAYS = 5;
/** The last day is worth a sentence from so many times the usual. */
const TELLING = 5;

/**
 * @param days rows by day (ISO dates), oldest first
 */
export function pastOf(days: readonly (readonly [day: string, rows: number])[]): PastFinding | undefined {
  const last = days.at(-1);
  if (last === undefined) return undefined;
  const before = days.slice(0, -1).map(([, rows]) => rows);
  return {
    days: before.length,
    usualRows: before.length === 0 ? 0 : medianOf(before),
    lastDay: last[0],
    lastRows: last[1],
  };
}

/** The account with its past; where the last day breaks a habit, that is a reason too. */
export function withPast(account: AccountFinding, past: PastFinding | undefined): AccountFinding {
  if (past === undefined) return account;
  const times = past.lastRows / Math.max(1, past.usualRows);
  if (account.level === 'none' || past.days < FEWEST_DAYS || times < TELLING) return { ...account, past };
  const sentence = `${String(past.lastRows)} rows on ${past.lastDay}, ${String(Math.floor(times))} times its own median of ${String(past.days)} days`;
  return { ...account, past, reasons: [...account.reasons, sentence] };
}
