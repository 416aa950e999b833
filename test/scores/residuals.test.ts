import assert from 'node:assert/strict';
import { test } from 'node:test';
import { queryVolume } from '../../src/features/query-volume.js';
import { meanMargin } from '../../src/features/mean-margin.js';
import type { Member } from '../../src/population/member.js';
import type { Profile } from '../../src/profiles/profile.js';
import { compareFeature } from '../../src/scores/residuals.js';

/** Accounts with nothing but a volume; the comparison looks at no profile. */
function membersOf(volumes: readonly number[], kind: Member['kind'] = 'row'): Member[] {
  return volumes.map((distinct, index) => ({ index, profile: { account: String(index) } as Profile, kind, distinct }));
}

const volumes = Array.from({ length: 40 }, (_, i) => 10 + i);

test('the usual is the median of the peers, and the residual counts robust deviations from it', () => {
  // Values 0..39: median 19.5, deviations .5..19.5 twice each: MAD 10, scale 14.826 > .3 sd (3.46).
  const residuals = compareFeature(
    queryVolume,
    membersOf(volumes),
    volumes.map((_, i) => i),
  );
  assert.equal(residuals.get(0)?.usual, 19.5);
  assert.ok(Math.abs((residuals.get(39)?.directed ?? NaN) - Math.asinh(19.5 / 14.826)) < 1e-9);
});

test('where lower is suspicious the sign turns', () => {
  const residuals = compareFeature(
    meanMargin,
    membersOf(volumes),
    volumes.map((_, i) => i),
  );
  assert.ok((residuals.get(0)?.directed ?? 0) > 0);
  assert.ok((residuals.get(39)?.directed ?? 0) < 0);
});

test('percentiles count half of the equal values', () => {
  const residuals = compareFeature(
    queryVolume,
    membersOf(volumes),
    volumes.map(() => 7),
  );
  assert.equal(residuals.get(3)?.percentile, 0.5);
  assert.equal(residuals.get(3)?.directed, 0);
});

test('values that differ in the last digit of the arithmetic are equal', () => {
  const shares = volumes.map((_, i) => (i === 5 ? 1 - Number.EPSILON : 1));
  const residuals = compareFeature(meanMargin, membersOf(volumes), shares);
  for (const { index } of membersOf(volumes)) assert.ok(Math.abs(residuals.get(index)?.directed ?? NaN) < 1e-6);
  const spread = compareFeature(
    meanMargin,
    membersOf(volumes),
    volumes.map((_, i) => 1 + 1e-6 * i),
  );
  assert.ok(Math.abs(spread.get(39)?.directed ?? 0) > 0.5, 'a real spread counts, however small');
});

test('a feature that fewer than twenty accounts of a large kind have is not compared', () => {
  const mostlyNull = volumes.map((_, i) => (i < 19 ? i : null));
  assert.equal(compareFeature(queryVolume, membersOf(volumes), mostlyNull).size, 0);
  assert.equal(compareFeature(queryVolume, membersOf(volumes.slice(0, 20)), volumes).size, 20);
});

test('accounts are compared within their kind of use', () => {
  const rows = membersOf(volumes);
  const chats = membersOf(volumes, 'chat').map((member) => ({ ...member, index: member.index + 40 }));
  const values = [...volumes.map(() => 1), ...volumes.map(() => 100)];
  const residuals = compareFeature(queryVolume, [...rows, ...chats], values);
  assert.equal(residuals.get(0)?.directed, 0);
  assert.equal(residuals.get(79)?.directed, 0);
});

test('the centre follows the volume: what is usual for a big account is not what is usual for a small one', () => {
  const many = Array.from({ length: 1_000 }, (_, i) => i + 1);
  const residuals = compareFeature(
    queryVolume,
    membersOf(many),
    many.map((n) => Math.log(n)),
  );
  assert.ok((residuals.get(900)?.usual ?? 0) > (residuals.get(200)?.usual ?? 0));
  assert.ok(Math.abs(residuals.get(500)?.directed ?? NaN) < 0.1);
});
