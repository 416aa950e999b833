/** The folder that remembers: what is kept, for how long, and that nothing gets lost. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { newestDay } from '../../src/state/day-stores.js';
import { mergeStates, verifyState } from '../../src/state/inspect.js';
import { keptSpan } from '../../src/state/tiers.js';
import { temporaryFolder } from '../temporary.js';
import { addNights, DAY, emptyLedger, FIRST_DAY, openState, remembers, runNight } from './made-state.js';

const folder = temporaryFolder();

test('files are for their owner alone', () => {
  const path = folder.in('mode');
  runNight(path, 0);
  assert.equal(statSync(path).mode & 0o777, 0o700);
  for (const name of readdirSync(path)) assert.equal(statSync(join(path, name)).mode & 0o777, 0o600, name);
});

test('days are joined into weeks and four weeks as they age, and no row is lost on the way', () => {
  const path = folder.in('aging');
  for (let night = 0; night < 70; night += 1) runNight(path, night);
  const state = openState(path, 70);
  const widths = state.contents.parts.map(({ from, to }) => to - from + 1);
  assert.deepEqual(
    [...new Set(widths)].sort((a, b) => a - b),
    [1, 7, 28],
  );
  assert.ok(widths.length < 25, `${String(widths.length)} parts`);
  const together = state.files.mergeAll(state.contents.parts);
  const { store, history } = state.recall();
  for (const [i, profile] of store.profiles().entries()) {
    assert.equal(profile.volume.rows, 70);
    assert.equal(together.profiles()[i]?.volume.rows, 70);
    assert.equal(history.of(profile.account).length, 70);
  }
  state.close();
});

test('--keep forgets what is older, at most a part late', () => {
  const path = folder.in('keep');
  for (let night = 0; night < 60; night += 1) runNight(path, night, { keepDays: 20 });
  const state = openState(path, 60);
  const { parts, runs, inputs, total } = state.contents;
  const newest = Math.floor(FIRST_DAY / DAY) + 59;
  assert.ok(parts.every(({ to }) => to > newest - 20) && parts.some(({ from }) => from <= newest - 19));
  const rows = state.recall().store.profile(0).volume.rows;
  assert.ok(rows >= 20 && rows <= 20 + 27, String(rows));
  assert.ok(runs.length === 20 && inputs.length === 20 && total?.accounts === 3);
  assert.equal(state.prune(3) > 0, true);
  assert.ok(state.recall().store.profile(0).volume.rows <= 3 + 6);
  state.close();
});

test('a span only widens when all of the wider one is old', () => {
  for (let age = 0; age < 120; age += 1) {
    const newest = 20_000;
    const { from, to } = keptSpan(newest - age, newest);
    const width = to - from + 1;
    assert.ok(from <= newest - age && to >= newest - age);
    assert.ok(width === 1 || (width === 7 && newest - to >= 8) || (width === 28 && newest - to >= 35), String(age));
    if (age < 8) assert.equal(width, 1);
  }
});

test('late files reach the part of their day, days in any order are the same', () => {
  const [forth, back] = [folder.in('forth'), folder.in('back')];
  for (const night of [0, 1, 2, 3]) runNight(forth, night);
  for (const night of [0, 3, 1, 2]) runNight(back, night);
  const accounts = (path: string): unknown => (remembers(path) as { accounts: unknown }).accounts;
  assert.deepEqual(accounts(forth), accounts(back));
});

test('more days at once than fit memory are put aside and come back whole', () => {
  const path = folder.in('many');
  const state = openState(path, 39);
  const nights = Array.from({ length: 40 }, (_, i) => i);
  addNights(state, [...nights, ...nights], 'all');
  state.commit(emptyLedger);
  state.close();
  const { accounts } = remembers(path) as { accounts: [string, number, unknown[]][] };
  for (const [, rows, days] of accounts) assert.deepEqual([rows, days.length], [80, 40]);
  assert.deepEqual(
    readdirSync(path).filter((name) => name.startsWith('spill')),
    [],
  );
});

test('a record dated far ahead ages nothing away', () => {
  const path = folder.in('future');
  for (let night = 0; night < 3; night += 1) runNight(path, night);
  const state = openState(path, 3);
  addNights(state, [3, 3, 3, 3, 40_000], 'broken');
  state.commit(emptyLedger);
  assert.equal(state.contents.newest, Math.floor(FIRST_DAY / DAY) + 3);
  state.close();
  const { accounts } = remembers(path) as { accounts: [string, number][] };
  assert.deepEqual(
    accounts.map(([, rows]) => rows),
    [8, 8, 8],
  );
  assert.equal(
    newestDay(
      new Map([
        [10, 1000],
        [11, 1],
        [12, 1],
      ]),
      12,
    ),
    10,
  );
  assert.equal(
    newestDay(
      new Map([
        [10, 50],
        [11, 50],
        [99, 50],
      ]),
      12,
    ),
    11,
  );
});

test('a clock that goes backwards is noticed, and prunes nothing', () => {
  const path = folder.in('clock');
  for (let night = 0; night < 6; night += 1) runNight(path, night, { keepDays: 3 });
  const before = remembers(path);
  const state = openState(path, 1, { keepDays: 1 });
  assert.match(
    state.notes[0] ?? '',
    /^the clock says 2026-10-03T01:00:00.000Z, but the state was written at 2026-10-07/,
  );
  addNights(state, [1], 'late');
  state.commit(emptyLedger);
  state.close();
  const after = remembers(path) as { runs: number };
  assert.equal(after.runs, (before as { runs: number }).runs + 1);
});

test('a flipped bit in any file is named, and what is whole stays usable', () => {
  const path = folder.in('flipped');
  for (let night = 0; night < 3; night += 1) runNight(path, night);
  const names = readdirSync(path).filter((name) => name.endsWith('.bin'));
  assert.equal(names.length, 5);
  for (const name of names) {
    const whole = readFileSync(join(path, name));
    const broken = Buffer.from(whole);
    broken[broken.length >> 1] = (broken[broken.length >> 1] ?? 0) ^ 16;
    writeFileSync(join(path, name), broken);
    const state = openState(path, 3);
    const bad = verifyState(state).filter(({ problem }) => problem !== undefined);
    assert.deepEqual(
      bad.map(({ file }) => file),
      [name],
    );
    assert.match(bad[0]?.problem ?? '', /is damaged: its checksum is not the one that was noted/);
    state.close();
    writeFileSync(join(path, name), whole);
  }
  const manifest = readFileSync(join(path, 'state.json'), 'utf8');
  for (const cut of [0, 1, manifest.length >> 1, manifest.length - 3]) {
    writeFileSync(join(path, 'state.json'), manifest.slice(0, cut));
    assert.throws(() => openState(path, 3), /state\.json is damaged/);
    assert.equal(readdirSync(path).filter((name) => name.endsWith('.bin')).length, 5, 'nothing was swept away');
  }
  writeFileSync(join(path, 'state.json'), manifest.replace(/"file": "days[^"]*"/, '"file": "../../etc/passwd"'));
  assert.throws(() => openState(path, 3), /a part is not described/);
});

test('a folder of something else is left alone', () => {
  const path = folder.in('foreign');
  runNight(path, 0);
  writeFileSync(join(path, 'thesis.docx'), 'years of work');
  runNight(path, 1);
  assert.equal(readFileSync(join(path, 'thesis.docx'), 'utf8'), 'years of work');
  assert.throws(() => openState(folder.path, 0), /is no state: it holds/);
});

test('a state whose table of contents is gone does not begin anew unasked; what a first run left that was killed is no state yet', () => {
  const path = folder.in('lost');
  runNight(path, 0);
  rmSync(join(path, 'state.json'));
  runNight(path, 0);
  runNight(path, 1);
  rmSync(join(path, 'state.json'));
  assert.throws(
    () => openState(path, 2),
    /has lost its state\.json: (?:history|total)-2\.bin is of a later run than the first/,
  );
  assert.ok(readdirSync(path).includes('total-2.bin'));
});

test('states of two machines merge into what one would have had', () => {
  const [even, odd, all, merged] = ['even', 'odd', 'all', 'merged'].map((name) => folder.in(`merge-${name}`)) as [
    string,
    string,
    string,
    string,
  ];
  for (let night = 0; night < 20; night += 1) {
    runNight(all, night);
    runNight(night % 2 === 0 ? even : odd, night);
  }
  const opened = [openState(even, 20), openState(odd, 20)];
  const into = openState(merged, 20);
  mergeStates(opened, into);
  assert.throws(() => {
    mergeStates([...opened.slice(0, 1), ...opened.slice(0, 1)], into);
  }, /was counted in .* and in/);
  for (const state of [...opened, into]) state.close();
  const of = (path: string): { accounts: unknown; rows: number; inputs: string[] } => remembers(path) as never;
  assert.deepEqual(of(merged).accounts, of(all).accounts);
  assert.equal(of(merged).rows, of(all).rows);
  assert.deepEqual([...of(merged).inputs].sort(), [...of(all).inputs].sort());
});
