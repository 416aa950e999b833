/** Two campaigns found as one group: they hang together less than either does by itself. */
import { campaigns } from '../config/defaults.js';
import { averageLinkage } from './linkage.js';
import type { MeasuredPairs } from './measured-pairs.js';

export interface Halves {
  readonly parts: readonly [number[], number[]];
  /** What the tie between the parts exceeds that of strangers by, as a share of the smaller of what the parts' own ties do. */
  readonly common: number;
}

/**
 * @param strangers tie of a random pair
 * @returns the two halves of the linkage tree, or null where one is too small to be a campaign
 */
export function halve(members: readonly number[], pairs: MeasuredPairs, strangers: number): Halves | null {
  if (members.length < 2 * campaigns.smallest) return null;
  const tie = (a: number, b: number): number => pairs.tie(members[a] ?? 0, members[b] ?? 0);
  const joins = averageLinkage(members.length, tie);
  const below: number[][] = [];
  const leavesOf = (node: number): number[] => (node < members.length ? [node] : (below[node - members.length] ?? []));
  joins.forEach(({ left, right }, i) => {
    below[i] = [...leavesOf(left), ...leavesOf(right)];
  });
  // The largest join of two parts that could both be campaigns: stragglers join later, and belong to the nearer part.
  for (let i = joins.length - 1; i >= 0; i -= 1) {
    const join = joins[i];
    if (join === undefined) continue;
    const parts = [leavesOf(join.left), leavesOf(join.right)] as const;
    if (Math.min(parts[0].length, parts[1].length) < campaigns.smallest) continue;
    const own = Math.min(meanInside(parts[0], tie), meanInside(parts[1], tie));
    const common = own > strangers ? (join.similarity - strangers) / (own - strangers) : Infinity;
    const [first, second] = withStragglers(parts, members.length, tie);
    return { common, parts: [first.map((leaf) => members[leaf] ?? 0), second.map((leaf) => members[leaf] ?? 0)] };
  }
  return null;
}

function withStragglers(
  [first, second]: readonly [readonly number[], readonly number[]],
  size: number,
  tie: (a: number, b: number) => number,
): [number[], number[]] {
  const known = new Set([...first, ...second]);
  const parts: [number[], number[]] = [[...first], [...second]];
  const meanTo = (leaf: number, part: readonly number[]): number =>
    part.reduce((sum, other) => sum + tie(leaf, other), 0) / part.length;
  for (let leaf = 0; leaf < size; leaf += 1)
    if (!known.has(leaf)) parts[meanTo(leaf, first) >= meanTo(leaf, second) ? 0 : 1].push(leaf);
  return [parts[0].sort((a, b) => a - b), parts[1].sort((a, b) => a - b)];
}

function meanInside(leaves: readonly number[], tie: (a: number, b: number) => number): number {
  let sum = 0;
  for (let i = 1; i < leaves.length; i += 1) for (let j = 0; j < i; j += 1) sum += tie(leaves[i] ?? 0, leaves[j] ?? 0);
  return sum / Math.max(1, (leaves.length * (leaves.length - 1)) / 2);
}
