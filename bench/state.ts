/**
 * How large a state of many days gets and how long it takes to load: a made-up service, half of its accounts tabular and half chats, kept
 * for all days but the last in one run; then the last day as a night of its own. Prints sizes, CPU seconds and memory.
 *
 *     npm run bench:state
 *     npm run bench:state -- 10000 90
 */
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { sampling } from '../src/config/defaults.js';
import { EventView, inputKinds } from '../src/events/event.js';
import { noFieldCounts } from '../src/events/fields.js';
import { State } from '../src/state/state.js';
import { DAY_MS } from '../src/state/tiers.js';
import { seededRandom } from '../src/stats/random.js';
import { fillCaller, fillRow, FIRST_TIME, heapOfTheProgram, put } from './made-call.js';

/** Share of the days on which an account is there. */
const PRESENCE = 1 / 3;
/** Different words of all chats, and words of one message. */
const WORDS = 20_000;
const MESSAGE_WORDS = 16;

const [accountText = '100000', dayText = '90'] = process.argv.slice(2);
const accounts = Number(accountText);
const days = Number(dayText);
heapOfTheProgram();

const random = seededRandom(1);

function fillInput(event: EventView, account: number): void {
  if (account % 2 === 0) {
    fillRow(event, random);
    return;
  }
  event.inputKind = inputKinds.text;
  event.isChat = true;
  // Squared, so that some words are common.
  const words = Array.from({ length: MESSAGE_WORDS }, () => `w${String(Math.floor(WORDS * random() ** 2))}`);
  put(event.text, words.join(' '));
  event.tokensIn = MESSAGE_WORDS;
  event.tokensOut = 40;
}

/** A day's calls: whoever is there asks one to a hundred times, few of them often (Pareto). */
function addDay(event: EventView, day: number, take: (event: EventView) => void): number {
  let rows = 0;
  for (let account = 0; account < accounts; account += 1) {
    if (random() > PRESENCE) continue;
    const calls = Math.min(100, Math.floor(1 / (1 - random()) ** 0.8));
    const hour = 8 + 9 * random();
    for (let call = 0; call < calls; call += 1) {
      event.reset();
      fillCaller(event, account);
      put(event.model, 'model-2');
      event.time = FIRST_TIME + day * DAY_MS + 3_600_000 * hour + 20_000 * call * (1 + random());
      fillInput(event, account);
      take(event);
      rows += 1;
    }
  }
  return rows;
}

let cpu = process.cpuUsage();

function report(step: string): void {
  const { user, system } = process.cpuUsage(cpu);
  cpu = process.cpuUsage();
  const largest = (process.resourceUsage().maxRSS / 1024).toFixed(0);
  console.log(`${step}: ${((user + system) / 1e6).toFixed(1)} CPU s, largest so far ${largest} MB`);
}

function open(folder: string, day: number): State {
  const now = new Date(FIRST_TIME + (day + 1) * DAY_MS + 3 * 3_600_000);
  return new State({ folder, settings: sampling, now, program: 'bench', keepDays: days });
}

function addDays(folder: string, from: number, to: number): void {
  const state = open(folder, to - 1);
  const stores = state.begin();
  const event = new EventView();
  let rows = 0;
  for (let day = from; day < to; day += 1) {
    rows += addDay(event, day, (each) => {
      stores.accumulate(each);
    });
  }
  report(`${String(to - from)} days read, ${String(rows)} rows`);
  const counts = { read: rows, events: rows, rejected: 0, skipped: 0, byReason: {} };
  const inputs = [{ name: `${String(from)}.jsonl`, bytes: rows, sha256: String(from) }];
  const { store } = state.add(stores, { counts, rows, fields: noFieldCounts(), inputs });
  state.commit({ at: new Date(0).toISOString(), suspects: [] });
  state.close();
  report(`added to the state and written, ${String(store.size)} accounts`);
}

function sizes(folder: string): string {
  const sum = (kind: string): string => {
    const files = readdirSync(folder).filter((name) => name.startsWith(kind));
    return `${kind} ${(files.reduce((bytes, name) => bytes + statSync(join(folder, name)).size, 0) / 1e6).toFixed(1)} MB in ${String(files.length)}`;
  };
  return ['days', 'total', 'history', 'state'].map(sum).join(', ');
}

const folder = mkdtempSync(join(tmpdir(), 'clonewatch-state-'));
try {
  report('start');
  addDays(folder, 0, days - 1);
  addDays(folder, days - 1, days);
  console.log(sizes(folder));
  const state = open(folder, days);
  const { store } = state.recall();
  report(`loaded again, ${String(store.size)} accounts`);
  state.close();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
