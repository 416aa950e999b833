/** Made-up logs with and without a campaign, for the tests of linking. */
import { gatherCrowd, type Crowd } from '../../src/campaigns/crowd.js';
import { type EventFieldId, type FieldCounts, noFieldCounts } from '../../src/events/fields.js';
import { makeFeatureTable } from '../../src/features/table.js';
import type { UseKind } from '../../src/population/member.js';
import type { Population } from '../../src/population/population.js';
import { type Scores, scoreAccounts } from '../../src/scores/score.js';
import { seededRandom } from '../../src/stats/random.js';
import { type MadeEvent, populationOf } from '../synthetic.js';

const START = Date.UTC(2026, 4, 4);
const DAY = 86_400_000;

const fieldsOf: Record<'rows' | 'chats', readonly EventFieldId[]> = {
  rows: ['time', 'account', 'address', 'input', 'label', 'probabilities'],
  chats: ['time', 'account', 'address', 'input', 'outputText', 'tokensIn', 'tokensOut', 'parameters'],
};

export function fieldCounts(shape: 'rows' | 'chats'): FieldCounts {
  const counts = noFieldCounts();
  for (const field of fieldsOf[shape]) counts[field] = 1;
  return counts;
}

export interface MadeLog {
  readonly population: Population;
  readonly scores: Scores;
  readonly fields: FieldCounts;
}

export function logOf(events: readonly MadeEvent[], shape: 'rows' | 'chats' = 'rows'): MadeLog {
  const population = populationOf(events);
  const fields = fieldCounts(shape);
  return { population, fields, scores: scoreAccounts(population, makeFeatureTable(population, fields)) };
}

export function crowdOf({ population, scores }: MadeLog, kind: UseKind = 'row'): Crowd {
  return gatherCrowd(kind, population, scores);
}

function accountName(prefix: string, number: number): string {
  return `${prefix}-${String(number).padStart(3, '0')}`;
}

/** Answer of a made-up model: two bands along a diagonal. */
function answer(a: number, b: number): Pick<MadeEvent, 'label' | 'margin'> {
  const score = (a + b) / 2 - 50;
  return { label: score > 0 ? 'high' : 'low', margin: Math.min(1, Math.abs(score) / 50) };
}

/** Independent customers: own corner of input space, own address, own days and hours, volumes over a wide range; many repeat themselves. */
export function customers(count: number, seed: number): MadeEvent[] {
  const random = seededRandom(seed);
  const events: MadeEvent[] = [];
  for (let number = 0; number < count; number += 1) {
    const requests = Math.round(20 * Math.exp(1.8 * random()));
    const centre = { a: 30 + 40 * random(), b: 30 + 40 * random(), c: 10 * random() };
    const width = 2 + 6 * random();
    const [from, days, hour] = [random() * 6 * DAY, (1 + 6 * random()) * DAY, 6 + Math.floor(10 * random())];
    const repeats = random() < 0.4 ? 0.3 : 0.02;
    let row = { a: 0, b: 0, c: 0 };
    for (let i = 0; i < requests; i += 1) {
      if (i === 0 || random() > repeats) {
        row = { a: centre.a + width * random(), b: centre.b + width * random(), c: centre.c + random() };
      }
      const day = Math.floor((from + days * random()) / DAY);
      const time = START + day * DAY + (hour + 4 * random()) * 3_600_000;
      events.push({
        account: accountName('customer', number),
        time,
        row,
        ...answer(row.a, row.b),
        address: `203.0.${String(number % 250)}.${String(1 + (number % 200))}`,
      });
    }
  }
  return events;
}

/** Independent customers who send vectors of 3 to 16 numbers, each around a centre of his own; many have the same length. */
export function vectorCustomers(count: number, seed: number): MadeEvent[] {
  const random = seededRandom(seed);
  const normal = (): number => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const events: MadeEvent[] = [];
  for (let number = 0; number < count; number += 1) {
    const centre = Array.from({ length: 3 + Math.floor(14 * random()) }, () => 2 * normal());
    const requests = Math.round(16 * Math.exp(1.6 * random() ** 4));
    for (let i = 0; i < requests; i += 1) {
      events.push({
        account: accountName('vector', number),
        time: START + 30 * DAY * random(),
        row: Object.fromEntries(centre.map((mean, at) => [`x${at}`, mean + normal()])),
        label: `label${Math.floor(10 * random())}`,
        address: `10.${number % 250}.${Math.floor(number / 250)}.${Math.floor(1 + 4 * random())}`,
      });
    }
  }
  return events;
}

/** One operator: uniform random inputs far and wide, dealt out evenly, a handful of addresses, one scheduler. */
export function campaign(
  members: number,
  each: number,
  seed: number,
  { name = 'worker', network = '198.51.100', day = 2 } = {},
): MadeEvent[] {
  const random = seededRandom(seed);
  const events: MadeEvent[] = [];
  for (let i = 0; i < each; i += 1) {
    const moment = START + day * DAY + (i / each) * 4 * DAY + 600_000 * random();
    for (let member = 0; member < members; member += 1) {
      const row = { a: 100 * random(), b: 100 * random(), c: 40 * random() };
      events.push({
        account: accountName(name, member),
        time: moment + 8_000 * random(),
        row,
        ...answer(row.a, row.b),
        address: `${network}.${String(10 + Math.floor(6 * random()))}`,
      });
    }
  }
  return events;
}

/** Workers of one customer: one application for five trades over several keys, evenly balanced, one address. */
export function shards(members: number, seed: number): MadeEvent[] {
  const random = seededRandom(seed);
  const events: MadeEvent[] = [];
  const trades = Array.from({ length: 5 }, () => ({ a: 30 + 40 * random(), b: 30 + 40 * random(), c: 10 * random() }));
  for (let member = 0; member < members; member += 1) {
    for (let i = 0; i < 80; i += 1) {
      const trade = trades[Math.floor(trades.length * random())] ?? { a: 50, b: 50, c: 5 };
      const row = { a: trade.a + 6 * random(), b: trade.b + 6 * random(), c: trade.c + random() };
      events.push({
        account: accountName('shard', member),
        time: START + 7 * DAY * random(),
        row,
        ...answer(row.a, row.b),
        address: '192.0.2.50',
      });
    }
  }
  return events;
}

/** Accounts that one dispatcher serves in turn, every few minutes the next; nothing else in common. */
export function served(members: number, each: number, seed: number): MadeEvent[] {
  const random = seededRandom(seed);
  return Array.from({ length: members * each }, (_, i) => ({
    account: accountName('served', Math.floor(members * random())),
    time: START + 2 * DAY + i * 180_000 + 9_000 * random(),
    row: { a: 100 * random(), b: 100 * random(), c: 40 * random() },
    address: `203.0.113.${String(i % 250)}`,
  }));
}

/** Colleagues behind one address who use the service each in their own way, over and over the same cases. */
export function office(members: number, seed: number): MadeEvent[] {
  const random = seededRandom(seed);
  const events: MadeEvent[] = [];
  for (let member = 0; member < members; member += 1) {
    const cases = 16 + Math.floor(10 * random());
    const centre = { a: 30 + 40 * random(), b: 30 + 40 * random() };
    const requests = Math.round(40 * Math.exp(1.2 * random()));
    for (let i = 0; i < requests; i += 1) {
      const which = i < cases ? i : Math.floor(cases * random());
      const row = { a: centre.a + (which % 5), b: centre.b + Math.floor(which / 5), c: 5 };
      events.push({
        account: accountName('colleague', member),
        time: START + Math.floor(7 * random()) * DAY + (9 + 8 * random()) * 3_600_000,
        row,
        ...answer(row.a, row.b),
        address: '192.0.2.77',
      });
    }
  }
  return events;
}

const NOUNS = ['garden', 'invoice', 'journey', 'recipe', 'engine', 'school', 'music', 'weather', 'contract', 'novel'];
const VERBS = ['explain', 'compare', 'describe', 'check', 'translate', 'shorten', 'improve', 'outline'];

/** Independent users of a chat service, each with few topics and words of their own. */
export function chatters(count: number, seed: number): MadeEvent[] {
  const random = seededRandom(seed);
  const pick = (words: readonly string[]): string => words[Math.floor(random() * words.length)] ?? '';
  const events: MadeEvent[] = [];
  for (let number = 0; number < count; number += 1) {
    const topics = [pick(NOUNS), pick(NOUNS), `topic${String(number)}`, `thing${String(Math.floor(random() * 40))}`];
    const requests = Math.round(18 * Math.exp(1.5 * random()));
    for (let i = 0; i < requests; i += 1) {
      const detail = random() < 0.3 ? 'again' : `part ${String(Math.floor(50 * random()))}`;
      events.push({
        account: accountName('user', number),
        time: START + Math.floor(7 * random()) * DAY + (8 + 12 * random()) * 3_600_000,
        text: `could you ${pick(VERBS)} the ${pick(topics)} with the ${pick(topics)} ${detail}`,
        chat: true,
        earlierTurns: i % 2,
        tokensIn: 15 + Math.floor(20 * random()),
        tokensOut: 20 + Math.floor(120 * random()),
        address: `203.0.${String(number % 250)}.9`,
        parameters: { temperature: 0.7, maxTokens: 512 },
      });
    }
  }
  return events;
}

/** One operator who asks for teaching material about everything, over several accounts from one network. */
export function chatCampaign(members: number, each: number, seed: number): MadeEvent[] {
  const random = seededRandom(seed);
  const events: MadeEvent[] = [];
  for (let i = 0; i < each; i += 1) {
    for (let member = 0; member < members; member += 1) {
      const subject = `subject${String(Math.floor(1e5 * random()))} of field${String(Math.floor(1e5 * random()))}`;
      events.push({
        account: accountName('worker', member),
        time: START + 3 * DAY + i * 900_000 + 9_000 * random(),
        text: `Generate 10 diverse question and answer pairs about ${subject} and explain the reasoning step by step`,
        chat: true,
        tokensIn: 30,
        tokensOut: 900 + Math.floor(300 * random()),
        address: `198.51.100.${String(10 + Math.floor(4 * random()))}`,
        parameters: { temperature: 1, maxTokens: 4096 },
      });
    }
  }
  return events;
}
