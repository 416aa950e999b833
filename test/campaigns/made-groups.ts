/** A made group for the tests of its judgement. */
import type { GroupStatistics } from '../../src/campaigns/group-statistics.js';
import { strandIds, type StrandValues } from '../../src/scores/strands.js';

export function strandsOf(values: Partial<StrandValues>): StrandValues {
  return { ...(Object.fromEntries(strandIds.map((id) => [id, null])) as StrandValues), ...values };
}

export const sweeping: GroupStatistics = {
  members: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9],
  distinct: 900,
  strands: strandsOf({ breadth: 1.2, shift: 1.5, strange: 1.5, fresh: 0.3, labels: 0.5, borderline: 0.5 }),
  drift: 0,
  excess: { source: 2, time: 1, content: 1, form: 0, behaviour: 1.5, same: 1 },
  means: { source: 2, time: 1.4, content: 1.4, form: 0, behaviour: 1.9, same: 1.4 },
  tie: 5,
  memberTies: new Float64Array(10).fill(5),
  quota: 2,
  mixture: 1,
  together: {},
  dealt: 0,
  pooled: 0,
  shared: 0,
  interleaved: 0,
  coordination: 3.5,
  operator: 2,
  kind: 1.5,
  surplus: 2,
  crowd: 300,
};
