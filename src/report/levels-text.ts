/** How many stand out, in one phrase: `2 critical, 1 watch; 3 suppressed by verdicts`. */
import { type ChangeFinding, changeStatuses, type Findings, levels } from '../findings/findings.js';
import { count } from './numbers.js';

export function levelsText({ totals, log }: Pick<Findings, 'totals' | 'log'>): string {
  const { levels: counts, suppressed } = totals;
  const open = levels.map((level) => ({ level, number: counts[level] - (suppressed?.[level] ?? 0) })).reverse();
  const told = open.filter(({ level, number }) => level !== 'none' && number > 0);
  const text = told.map(({ level, number }) => `${count(number)} ${level}`).join(', ') || nobodyText(log.quality);
  const hidden = suppressed === undefined ? 0 : levels.reduce((sum, level) => sum + suppressed[level], 0);
  return hidden === 0 ? text : `${text}; ${count(hidden)} suppressed by verdicts`;
}

/** `2 new, 1 ongoing`; empty where nothing is counted. */
export function statusesText(counts: Readonly<Partial<Record<ChangeFinding['status'], number>>>): string {
  return changeStatuses
    .map((status) => ({ status, number: counts[status] ?? 0 }))
    .filter(({ number }) => number > 0)
    .map(({ status, number }) => `${count(number)} ${status}`)
    .join(', ');
}

/** Silence is no all-clear where nobody had enough others to be compared with. */
function nobodyText(quality: Findings['log']['quality'] = []): string {
  const few = quality.find(({ id, status }) => id === 'population' && status === 'bad')?.numbers;
  if (few === undefined) return 'nobody stands out';
  return few['uncompared'] === few['accounts']
    ? 'too few accounts to compare, so nobody was judged'
    : 'too few accounts to judge, so they are only put in order';
}
