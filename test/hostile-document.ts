/** A document in which every text that may come from a log or a saved file is hostile. */
import type { Findings } from '../src/findings/findings.js';
import { hostile } from './plots-example.js';

/** Script tags, event handlers, an attribute that ends, a formula, and everything of the other hostile text. */
export const attack = `=1+1"'><script>globalThis.hacked=1</script><img src=x onerror="globalThis.hacked=2">javascript:alert(1) \`|\` @all ${hostile}`;

/** Words that only our own code chooses, and times. */
const ours = new Set([
  ...['level', 'previousLevel', 'kind', 'status', 'verdict', 'basis', 'action', 'per', 'schemaVersion', 'generatedAt'],
  ...['from', 'to', 'firstSeen', 'lastSeen', 'time', 'start'],
]);

function withAttacks(value: unknown, key: string, count: { value: number }): unknown {
  if (typeof value === 'string') {
    if (ours.has(key)) return value;
    count.value += 1;
    return `${attack}${String(count.value)}`;
  }
  if (Array.isArray(value)) return value.map((part) => withAttacks(part, key, count));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, withAttacks(part, name, count)]));
}

export function hostileEverywhere(findings: Findings): Findings {
  return withAttacks(JSON.parse(JSON.stringify(findings)), '', { value: 0 }) as Findings;
}
