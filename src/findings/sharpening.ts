/** How verdicts moved the weights, in one sentence: for notes and for every report. */
import type { SharpeningFinding } from './night-findings.js';

export function sharpeningText({ confirmed, dismissed, needed, weights, pairs }: SharpeningFinding): string {
  const verdicts = `${String(confirmed)} confirmed and ${String(dismissed)} dismissed accounts of this log`;
  if (Math.min(confirmed, dismissed) < needed) {
    return `verdicts moved no weight: ${verdicts}, and it takes ${String(needed)} of each`;
  }
  if (weights.length === 0) return `verdicts moved no weight: ${verdicts} ask for no other`;
  const moved = weights.map(({ pattern, from, to }) => `${pattern} from ${String(from)} to ${String(to)}`);
  const order = `${String(pairs.before)} of ${String(pairs.all)} pairs of them stood in the right order before, ${String(pairs.after)} do now`;
  return `weights of patterns moved by ${verdicts}: ${moved.join(', ')} (${order})`;
}
