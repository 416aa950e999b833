/**
 * What a run's memory is made of: folds a made-up log of very many small accounts, goes on to scores, links and document, and prints
 * CPU seconds and memory after every step, in all and per account.
 *
 *     npm run bench:memory -- 20000 1000000
 *     npm run bench:memory -- 500000 2000000 2G
 */
import process from 'node:process';
import { memoryOption } from '../src/commands/memory-option.js';
import { stateBudget } from '../src/analyse.js';
import { sampling } from '../src/config/defaults.js';
import { EventView } from '../src/events/event.js';
import { eventFieldIds, type FieldCounts } from '../src/events/fields.js';
import { ProfileStore } from '../src/profiles/build.js';
import { seededRandom } from '../src/stats/random.js';
import { fillCaller, fillRow, FIRST_TIME, heapOfTheProgram, put } from './made-call.js';
import { concludeInSteps } from './steps.js';

const [accountText = '20000', rowText = '1000000', memory] = process.argv.slice(2);
const accounts = Number(accountText);
const rows = Number(rowText);
heapOfTheProgram();

const random = seededRandom(1);
const before = { cpu: process.cpuUsage(), rss: process.memoryUsage().rss };
let people = 1;

function report(step: string): void {
  const { user, system } = process.cpuUsage(before.cpu);
  const { rss, heapUsed, arrayBuffers } = process.memoryUsage();
  before.cpu = process.cpuUsage();
  const megabytes = (bytes: number): string => `${(bytes / 2 ** 20).toFixed(0)} MB`;
  const each = Math.round((rss - before.rss) / people);
  const parts = `heap ${megabytes(heapUsed)}, arrays ${megabytes(arrayBuffers)}`;
  console.log(
    `${step}: ${((user + system) / 1e6).toFixed(1)} CPU s, ${megabytes(rss)} (${parts}), ${each} B an account`,
  );
}

/** Cumulative shares of the accounts: the n-th calls 1/n as often as the first (Zipf). */
function zipfShares(count: number): Float64Array {
  const shares = new Float64Array(count);
  let sum = 0;
  for (let i = 0; i < count; i += 1) shares[i] = sum += 1 / (i + 1);
  return shares.map((share) => share / sum);
}

function draw(shares: Float64Array): number {
  const wanted = random();
  let low = 0;
  let high = shares.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((shares[middle] ?? 1) < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** One small tabular call of somebody. */
function fillEvent(event: EventView, account: number, time: number): void {
  event.reset();
  fillCaller(event, account);
  put(event.model, 'credit-2');
  event.time = time;
  fillRow(event, random);
}

/** Apart, so that the shares are gone before anything is concluded. */
function fold(store: ProfileStore): void {
  const shares = zipfShares(accounts);
  const event = new EventView();
  for (let row = 0; row < rows; row += 1) {
    fillEvent(event, draw(shares), FIRST_TIME + 250 * row);
    store.accumulate(event);
  }
  store.seal();
}

const store = new ProfileStore(sampling, stateBudget(memory === undefined ? Infinity : memoryOption({ memory })));
report('start');
fold(store);
people = store.size;
report(`fold of ${rows} rows, ${people} accounts, ${store.limit.most} inputs each at most`);
console.log(`states: ${Math.round(store.byteSize() / people)} B an account by their own count`);
const fields = Object.fromEntries(eventFieldIds.map((id) => [id, rows])) as FieldCounts;
const counts = { read: rows, events: rows, rejected: 0, skipped: 0, byReason: {} };
concludeInSteps(store, { counts, rows, fields, incomplete: false }, report);
console.log(`largest: ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB`);
