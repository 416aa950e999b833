/** How many stand out, in one phrase: `2 critical, 1 watch; 3 suppressed by verdicts`. */
import { levels, type TotalsFinding } from '../findings/findings.js';
import { count } from './numbers.js';

export function levelsText({ levels: counts, suppressed }: TotalsFinding): string {
  const open = levels.map((level) => ({ level, number: counts[level] - (suppressed?.[level] ?? 0) })).reverse();
  const told = open.filter(({ level, number }) => level !== 'none' && number > 0);
  const text = told.map(({ level, number }) => `${count(number)} ${level}`).join(', ') || 'nobody stands out';
  const hidden = suppressed === undefined ? 0 : levels.reduce((sum, level) => sum + suppressed[level], 0);
  return hidden === 0 ? text : `${text}; ${count(hidden)} suppressed by verdicts`;
}
