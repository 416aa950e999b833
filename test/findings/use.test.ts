import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withThresholds } from '../../src/features/feature.js';
import { usageSurge } from '../../src/features/usage-surge.js';
import { describeUse } from '../../src/findings/use.js';
import { type MadeEvent, populationOf } from '../synthetic.js';

const HOUR = 3_600_000;

/** Ten even days, then half a day with thirty times as many requests. */
function surging(): MadeEvent[] {
  const start = Date.UTC(2026, 2, 2);
  return Array.from({ length: 252 }, (_, hour) =>
    Array.from({ length: hour < 240 ? 3 : 90 }, (_, i) => ({
      account: 'surging',
      time: start + hour * HOUR + i * 30_000,
      row: { a: hour, b: i },
    })),
  ).flat();
}

test('a surge is shown by the thresholds that the feature has in the run', () => {
  const [member] = populationOf(surging()).members;
  assert.ok(member !== undefined);
  const shown = describeUse(member, [usageSurge]).surge;
  assert.ok(shown !== null && shown.requests > 10 * shown.expected);
  const demanding = withThresholds(usageSurge, new Map([['usage-surge.requests', 100_000]]));
  assert.equal(describeUse(member, [demanding]).surge, null);
});
