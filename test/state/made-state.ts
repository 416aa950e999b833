/** States made of a few events, without the analysis around them. */
import { EventView, inputKinds, type TextSlice } from '../../src/events/event.js';
import { noFieldCounts } from '../../src/events/fields.js';
import type { Ledger } from '../../src/findings/changes.js';
import type { Disk } from '../../src/state/disk.js';
import { State } from '../../src/state/state.js';

const madeSettings = { sampleSize: 16, evidenceRows: 2, namesKept: 8, windowsKept: 8 };

export const DAY = 86_400_000;
export const FIRST_DAY = Date.parse('2026-10-01T00:00:00Z');

interface Made {
  readonly keepDays?: number;
  readonly disk?: Disk;
  readonly budget?: number;
}

export function openState(
  folder: string,
  night: number,
  options: Made & { readonly settings?: Partial<typeof madeSettings> } = {},
): State {
  const now = new Date(FIRST_DAY + (night + 1) * DAY + 3_600_000);
  const settings = { ...madeSettings, ...options.settings };
  return new State({ folder, now, program: '0.0.0', ...options, settings });
}

export const emptyLedger: Ledger = { at: '2026-10-01T00:00:00.000Z', suspects: [] };

function put(slice: TextSlice, text: string): void {
  const bytes = Buffer.from(text);
  slice.set(bytes, 0, bytes.length);
}

/** Adds events of some days, all of them under one name of an input, without committing. */
export function addNights(state: State, nights: readonly number[], sha256: string, accounts = 3): number {
  const days = state.begin();
  const view = new EventView();
  let rows = 0;
  for (const night of nights) {
    for (let account = 0; account < accounts; account += 1) {
      const time = FIRST_DAY + night * DAY + account * 1000;
      view.reset();
      put(view.account, `a${String(account)}`);
      view.time = time;
      view.inputKind = inputKinds.text;
      put(view.text, `question ${String(night)} of ${String(account)}`);
      days.accumulate(view);
      rows += 1;
    }
  }
  const counts = { read: rows, events: rows, rejected: 0, skipped: 0, byReason: {} };
  const inputs = [{ name: `${sha256}.jsonl`, bytes: 1, sha256 }];
  return state.add(days, { counts, rows, fields: { ...noFieldCounts(), time: rows }, inputs }).rows;
}

export function runNight(folder: string, night: number, options: Made = {}): void {
  const state = openState(folder, night, options);
  try {
    addNights(state, [night], `sha-${String(night)}`);
    state.commit(emptyLedger);
  } finally {
    state.close();
  }
}

/** What a state remembers, in one comparable value. */
export function remembers(folder: string, night = 100): unknown {
  const state = openState(folder, night);
  try {
    const { store, history, rows } = state.recall();
    const { runs, inputs } = state.contents;
    return {
      rows,
      runs: runs.length,
      inputs: inputs.map(({ sha256 }) => sha256),
      accounts: store.profiles().map(({ account, volume }) => [account, volume.rows, history.of(account)]),
    };
  } finally {
    state.close();
  }
}
