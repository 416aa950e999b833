/** A state under a bound on memory: smaller samples, nothing else, and full ones again when the nights that were cut are gone. */
import assert from 'node:assert/strict';
import { Readable } from 'node:stream';
import { test } from 'node:test';
import { summarySettings } from '../../src/analyse.js';
import { analyseNight } from '../../src/analyse-night.js';
import type { Findings } from '../../src/findings/findings.js';
import type { Profile } from '../../src/profiles/profile.js';
import { State } from '../../src/state/state.js';
import { run } from '../commands/fake-io.js';
import { temporaryFolder } from '../temporary.js';
import { addNights, emptyLedger, openState, runNight } from './made-state.js';
import { nightLog, timeOfNight } from './nights.js';

const folder = temporaryFolder();
/** Inputs kept of an account of a made state, and the fewest that any bound leaves. */
const FULL = 16;
const CUT = 8;
/** So little that everything is cut as far as it may be. */
const budget = 1;
const now = new Date('2026-12-01T00:00:00Z');

interface Kept {
  readonly limit: number;
  readonly rows: readonly number[];
  readonly history: readonly unknown[];
  readonly samples: readonly (readonly unknown[])[];
}

/** What a state remembers, read without a bound. */
function keptBy(path: string, night: number): Kept {
  const state = openState(path, night);
  try {
    const { store, history } = state.recall();
    const profiles: Profile[] = store.profiles();
    return {
      limit: store.limit.most,
      rows: profiles.map(({ volume }) => volume.rows),
      history: profiles.map(({ account }) => history.of(account)),
      samples: profiles.map(({ inputs }) => inputs.sample.entries()),
    };
  } finally {
    state.close();
  }
}

function addAtOnce(path: string, nights: number, bound: { readonly budget?: number }): void {
  const state = openState(path, nights, bound);
  addNights(
    state,
    Array.from({ length: nights }, (_, night) => night),
    'all',
  );
  state.commit(emptyLedger);
  state.close();
}

test('night by night under a bound, samples are those of fewer inputs and all that is counted stays', () => {
  const [free, bound] = [folder.in('free'), folder.in('bound')];
  for (let night = 0; night < 24; night += 1) {
    runNight(free, night);
    runNight(bound, night, { budget });
  }
  const [whole, cut] = [keptBy(free, 24), keptBy(bound, 24)];
  assert.deepEqual([whole.limit, cut.limit], [FULL, CUT]);
  assert.deepEqual([cut.rows, cut.history], [whole.rows, whole.history]);
  assert.ok(whole.samples.every(({ length }) => length === FULL));
  assert.deepEqual(
    cut.samples,
    whole.samples.map((sample) => sample.slice(0, CUT)),
  );
});

test('many days at once under a bound are those that came without one, cut', () => {
  const [free, bound] = [folder.in('free-at-once'), folder.in('bound-at-once')];
  addAtOnce(free, 40, {});
  addAtOnce(bound, 40, { budget });
  const [whole, cut] = [keptBy(free, 40), keptBy(bound, 40)];
  assert.deepEqual([cut.rows, cut.history], [whole.rows, whole.history]);
  assert.deepEqual(
    cut.samples,
    whole.samples.map((sample) => sample.slice(0, CUT)),
  );
});

test('a night without a bound keeps to the size of what is remembered, until what was cut is no longer kept', () => {
  const path = folder.in('later');
  runNight(path, 0, { budget, keepDays: 20 });
  for (let night = 1; night < 20; night += 1) runNight(path, night, { keepDays: 20 });
  const { limit, samples } = keptBy(path, 20);
  assert.equal(limit, CUT);
  assert.ok(samples.every(({ length }) => length === CUT));
  for (let night = 20; night < 60; night += 1) runNight(path, night, { keepDays: 20 });
  const later = keptBy(path, 60);
  assert.equal(later.limit, FULL);
  assert.ok(later.samples.every(({ length }) => length === FULL));
});

test('the report says what was cut; where there is room for all, --memory changes nothing', async () => {
  const log = folder.write('night.jsonl', nightLog(0, { honest: 32, attackers: 1, each: 30 }));
  const scan = async (...options: readonly string[]): Promise<Findings> => {
    const environment = { SOURCE_DATE_EPOCH: timeOfNight(0) };
    const { code, out, err } = await run(['scan', log, '-q', '--format', 'json', ...options], { environment });
    assert.deepEqual([code, err], [0, '']);
    return JSON.parse(out) as Findings;
  };
  const plain = await scan('--state', folder.in('plain'));
  const roomy = await scan('--state', folder.in('roomy'), '--memory', '4G');
  assert.ok(plain.accounts.length > 32);
  assert.deepEqual([roomy.accounts, roomy.log.notes], [plain.accounts, plain.log.notes]);
  const state = new State({ folder: folder.in('tight'), settings: summarySettings(), now, program: '0.0.0', budget });
  const read = { map: {}, since: NaN, until: NaN };
  const { findings } = await analyseNight([log], { read, stdin: Readable.from([]), now }, state);
  state.close();
  assert.deepEqual(findings.log.notes.slice(-2), [
    'memory was short: 8 inputs are kept of each account instead of 64, so what accounts send is judged less finely; --memory allows more',
    'what the state saves is cut as well: full samples come back when the nights that were cut are no longer kept',
  ]);
  assert.equal(findings.log.rows, plain.log.rows);
});
