/** What every summary must satisfy, whatever it measures. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { EventView } from '../../src/events/event.js';
import { ProfileStore } from '../../src/profiles/build.js';
import type { Profile } from '../../src/profiles/profile.js';
import { summaries } from '../../src/summaries/index.js';
import type { ObjectState, Summary } from '../../src/summaries/summary.js';
import { eventLists, fill, type MadeEvent } from './made-events.js';

type SummaryId = keyof typeof summaries;

export const testSettings = { sampleSize: 6, evidenceRows: 3, namesKept: 2, windowsKept: 5 };
/** As the program runs. */
export const usualSettings = { sampleSize: 128, evidenceRows: 4, namesKept: 32, windowsKept: 64 };

export function foldEvents(events: readonly MadeEvent[], settings = testSettings): ProfileStore {
  const store = new ProfileStore(settings);
  const view = new EventView();
  for (const event of events) store.accumulate(fill(view, event));
  store.finish();
  return store;
}

/** Reading of one account's summary in plain values; objects as their saved bytes. */
export function plain(profile: Profile, id: SummaryId): Record<string, readonly number[]> {
  const reading = profile[id] as unknown as Record<string, number | Float64Array | Uint32Array | ObjectState<unknown>>;
  return Object.fromEntries(
    Object.keys(summaries[id].fields).map((name) => {
      const value = reading[name];
      if (typeof value === 'number') return [name, [value]];
      if (value instanceof Float64Array || value instanceof Uint32Array) return [name, Array.from(value)];
      return [name, Array.from(value?.encode() ?? [])];
    }),
  );
}

export interface Seam {
  /** Compares a merged reading with that of the whole, for so many seams between parts; default: equal but for rounding. */
  check?(merged: Profile, whole: Profile, seams: number): void;
  /** The same for parts merged out of order; default: as `check`. */
  checkAnyOrder?(merged: Profile, whole: Profile, seams: number): void;
}

/** The laws of one summary as tests; `seam` says what merging may lose, where order matters. */
export function summaryLaws(id: SummaryId, seam: Seam = {}): void {
  const equal = (merged: Profile, whole: Profile): void => {
    assertClose(plain(merged, id), plain(whole, id));
  };
  const check = seam.check ?? equal;
  const checkAnyOrder = seam.checkAnyOrder ?? check;

  test(`${id} declares itself completely`, () => {
    const summary: Summary = summaries[id];
    assert.equal(summary.id, id);
    assert.ok(summary.measures.length > 20);
    assert.ok(summary.needs.length > 0);
    assert.ok(Object.keys(summary.fields).length > 0);
  });

  test(`${id}: two halves merged are the whole`, () => {
    fc.assert(
      fc.property(eventLists, fc.nat(40), (events, cut) => {
        const whole = foldEvents(events);
        const merged = foldEvents(events.slice(0, cut));
        const second = foldEvents(events.slice(cut));
        const before = second.profiles().map((profile) => plain(profile, id));
        merged.merge(second);
        eachAccount(merged, whole, (a, b) => {
          check(a, b, 1);
        });
        assert.deepEqual(
          second.profiles().map((profile) => plain(profile, id)),
          before,
          'the part that is merged stays as it was',
        );
      }),
      { numRuns: 60 },
    );
  });

  test(`${id}: three parts may be merged in any order`, () => {
    fc.assert(
      fc.property(
        eventLists,
        fc.nat(20),
        fc.nat(40),
        fc.constantFrom([0, 2, 1], [1, 0, 2], [2, 1, 0]),
        (events, i, j, order) => {
          const cuts = [0, Math.min(i, j), Math.max(i, j), events.length];
          const merged = foldEvents([]);
          for (const part of order) merged.merge(foldEvents(events.slice(cuts[part], cuts[part + 1])));
          eachAccount(merged, foldEvents(events), (a, b) => {
            checkAnyOrder(a, b, 2);
          });
        },
      ),
      { numRuns: 60 },
    );
  });

  test(`${id}: what was saved is read back exactly`, () => {
    fc.assert(
      fc.property(eventLists, (events) => {
        const store = foldEvents(events);
        const again = new ProfileStore(testSettings);
        for (let index = 0; index < store.size; index += 1) again.decodeProfile(store.encodeProfile(index));
        eachAccount(again, store, (a, b) => {
          assert.deepEqual(plain(a, id), plain(b, id));
        });
      }),
      { numRuns: 40 },
    );
  });

  test(`${id}: its objects stay within the bytes they declare`, () => {
    const profile = foldEvents(floods(), usualSettings).profile(0);
    for (const [name, field] of Object.entries((summaries[id] as Summary).fields)) {
      if (field.kind !== 'object') continue;
      const state = (profile[id] as unknown as Record<string, ObjectState<unknown>>)[name];
      const bytes = state?.byteSize() ?? Infinity;
      assert.ok(bytes <= field.bytes, `${name} takes ${String(bytes)} of ${String(field.bytes)} bytes`);
    }
  });
}

/** One account that sends as much of everything as it can: long different texts, long rows, new names every time. */
export function floods(): MadeEvent[] {
  const letters = (i: number): string => Array.from(String(i), (digit) => 'abcdefghij'[Number(digit)]).join('');
  return Array.from({ length: 900 }, (_, i) => ({
    account: 'flood',
    time: 600_000 * i,
    ...(i % 2 === 0
      ? { text: Array.from({ length: 120 }, (_, word) => `${letters(word * i)}${letters(i)}q`).join(' ') }
      : {
          fields: Object.fromEntries(
            Array.from({ length: 80 }, (_, column) => [`field-${String(column + i)}`, column * i]),
          ),
        }),
    label: `label ${'l'.repeat(300)} ${String(i)}`,
    margin: 1 / (i + 1),
    address: `198.51.${String(i % 250)}.${String(i % 7)}`,
    agent: `agent ${'x'.repeat(500)} ${String(i)}`,
    model: `m-${'猫'.repeat(300)}-${String(i)}`,
    endpoint: `/e/${String(i)}`,
    system: `${String(i)} ${'s'.repeat(400)}`,
    isChat: true,
  }));
}

function eachAccount(
  merged: ProfileStore,
  whole: ProfileStore,
  check: (merged: Profile, whole: Profile) => void,
): void {
  const a = merged.profiles();
  const b = whole.profiles();
  assert.deepEqual(
    a.map(({ account }) => account),
    b.map(({ account }) => account),
  );
  a.forEach((profile, i) => {
    const other = b[i];
    assert.ok(other !== undefined);
    check(profile, other);
  });
}

/** Equal numbers, but for the rounding of sums made in another order. */
export function assertClose(
  actual: Record<string, readonly number[]>,
  expected: Record<string, readonly number[]>,
): void {
  assert.deepEqual(Object.keys(actual), Object.keys(expected));
  for (const [name, numbers] of Object.entries(expected)) {
    const others = actual[name] ?? [];
    assert.equal(others.length, numbers.length, `${name} has another length`);
    numbers.forEach((number, i) => {
      const other = others[i] ?? NaN;
      const isClose = Object.is(number, other) || Math.abs(number - other) <= 1e-9 * Math.max(1, Math.abs(number));
      assert.ok(isClose, `${name}[${String(i)}] is ${String(other)}, of the whole ${String(number)}`);
    });
  }
}
