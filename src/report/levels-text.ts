/** How many stand out, in one phrase: `2 critical, 1 watch; 3 suppressed by verdicts`. */
import {
  type ChangeFinding,
  type ChangesFinding,
  changeStatuses,
  type Findings,
  type Level,
  levels,
} from '../findings/findings.js';
import { count, minuteInZone } from './numbers.js';

export function levelsText({ totals, log }: Pick<Findings, 'totals' | 'log'>): string {
  const told = openByLevel({ totals }).filter(({ level, number }) => level !== 'none' && number > 0);
  const text = told.map(({ level, number }) => `${count(number)} ${level}`).join(', ') || nobodyText(log.quality);
  const hidden = suppressedText({ totals });
  return hidden === '' ? text : `${text}; ${hidden}`;
}

/** How many stand on each level, worst first, without those that verdicts suppress. */
export function openByLevel({
  totals: { levels: counts, suppressed },
}: Pick<Findings, 'totals'>): { readonly level: Level; readonly number: number }[] {
  return levels.map((level) => ({ level, number: counts[level] - (suppressed?.[level] ?? 0) })).reverse();
}

/** `3 suppressed by verdicts`; empty where none is. */
export function suppressedText({ totals: { suppressed } }: Pick<Findings, 'totals'>): string {
  const hidden = suppressed === undefined ? 0 : levels.reduce((sum, level) => sum + suppressed[level], 0);
  return hidden === 0 ? '' : `${count(hidden)} suppressed by verdicts`;
}

/** `2 new, 1 ongoing`; empty where nothing is counted. */
export function statusesText(counts: Readonly<Partial<Record<ChangeFinding['status'], number>>>): string {
  return changeStatuses
    .map((status) => ({ status, number: counts[status] ?? 0 }))
    .filter(({ number }) => number > 0)
    .map(({ status, number }) => `${count(number)} ${status}`)
    .join(', ');
}

/** `since 2026-11-20 03:00: 2 new, 1 escalated, 3 ongoing`. */
export function changesText({ since, counts }: ChangesFinding): string {
  const text = statusesText(counts);
  if (since === null) return `first run with this state${text === '' ? '' : `: ${text}`}`;
  return `since ${minuteInZone(since)}: ${text || 'nobody stands out, as then'}`;
}

/** Silence is no all-clear where nobody had enough others to be compared with. */
function nobodyText(quality: Findings['log']['quality'] = []): string {
  const few = quality.find(({ id, status }) => id === 'population' && status === 'bad')?.numbers;
  if (few === undefined) return 'nobody stands out';
  return few['uncompared'] === few['accounts']
    ? 'too few accounts to compare, so nobody was judged'
    : 'too few accounts to judge, so they are only put in order';
}

/** As a sentence begins. */
export function upperFirst(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
