/** A log as large as the largest reported campaign: 25,000 accounts, 26 requests a day each, 44 days; records are made as they are read. */
import { addressIn, behindOneAddress, network, sdkAgent } from './clients.js';
import { problem } from './inputs/problems.js';
import { question } from './inputs/questions.js';
import { topics } from './inputs/topics/index.js';
import { Random } from './random.js';
import { HOUR, activity, consumerHabit, flatCurve, officeHabit, zone, type Habit } from './rhythms/rhythms.js';
import type { Client } from './shapes.js';

export interface GiantSettings {
  readonly seed: number;
  readonly accounts: number;
  readonly days: number;
  /** Requests of an account a day, in the mean. */
  readonly aDay: number;
  /** Members of each campaign; everybody else is honest. */
  readonly campaigns: readonly number[];
}

export const giantSettings: GiantSettings = {
  seed: 20260422,
  accounts: 25_000,
  days: 44,
  aDay: 26,
  campaigns: [2000, 300, 60, 12],
};

const START = Date.parse('2026-04-22T00:00:00Z');
/** Texts made once; accounts draw from them. Honest people repeat common questions, campaigns number theirs. */
const POOL = 60_000;
const OFFICES = 400;

interface Member {
  readonly account: string;
  /** Empty for an honest account. */
  readonly campaign: string;
  readonly client: Client;
  readonly habit: Habit;
  /** Requests a day while it is active. */
  readonly quota: number;
  readonly from: number;
  readonly to: number;
  text(random: Random): string;
}

/** What one operator gives to all its accounts. */
interface Operator {
  readonly campaign: string;
  readonly demand: string;
  readonly bases: readonly string[];
  readonly agent: string;
  readonly quota: number;
}

const demands = [
  'Reason step by step inside <think> tags, then answer.',
  'Give a complete worked solution with every intermediate step.',
  'Write the problem again in your own words, then solve it in detail.',
  'Answer, then explain why each other answer would be wrong.',
];

function pools(random: Random): { readonly questions: readonly string[][]; readonly problems: readonly string[] } {
  return {
    questions: topics.map((topic) => Array.from({ length: POOL / topics.length }, () => question(topic, random))),
    problems: Array.from({ length: POOL }, () => problem(random.pick(topics), random)),
  };
}

function operators({ campaigns, aDay }: GiantSettings, random: Random): Operator[] {
  return campaigns.map((members, at) => ({
    campaign: `giant-${at + 1}`,
    demand: demands[at % demands.length] ?? '',
    // A network for some eight members, as rented proxies come; the last campaign shares none.
    bases: Array.from({ length: at === campaigns.length - 1 ? 0 : Math.ceil(members / 8) }, () => network(random)),
    agent: sdkAgent(random),
    quota: aDay * random.between(0.9, 1.1),
  }));
}

function place(random: Random, bases: readonly string[], agent: string): Client {
  const base = bases.length > 0 ? random.pick(bases) : network(random);
  return behindOneAddress(addressIn(base, random), { agent });
}

function members(settings: GiantSettings, random: Random): Member[] {
  const { questions, problems } = pools(random.fork('texts'));
  const offices = Array.from({ length: OFFICES }, () => addressIn(network(random), random));
  const ids = random.fork('ids');
  const operated = operators(settings, random).flatMap((operator, at) =>
    Array.from({ length: settings.campaigns[at] ?? 0 }, () => operator),
  );
  const taken = new Set<string>();
  const account = (): string => {
    let id = `a${ids.hex(7)}`;
    while (taken.has(id)) id = `a${ids.hex(7)}`;
    taken.add(id);
    return id;
  };
  const honest = (own: Random): Member => {
    const liked = own.some(questions, own.whole(1, 4));
    const agent = sdkAgent(own);
    const office = own.chance(0.2);
    return {
      account: account(),
      campaign: '',
      client: office ? behindOneAddress(own.pick(offices), { agent }) : place(own, [], agent),
      habit: office ? officeHabit(own) : consumerHabit(own),
      // The mean of a log-normal of spread .9 is 1.5 medians.
      quota: own.around(settings.aDay / 1.5, 0.9),
      from: own.chance(0.3) ? own.between(0, settings.days * 0.6) : 0,
      to: settings.days,
      text: (chance) => chance.pick(chance.pick(liked)),
    };
  };
  const operatedBy = (operator: Operator, own: Random): Member => ({
    account: account(),
    campaign: operator.campaign,
    client: place(own, operator.bases, operator.agent),
    habit: { curve: flatCurve, zone: zone(own), weekend: 1 },
    quota: operator.quota * own.around(1, 0.1),
    from: own.between(0, 4),
    to: settings.days - own.between(0, 4),
    text: (chance) => `${operator.demand} (${chance.below(1e6)}) ${chance.pick(problems)}`,
  });
  return Array.from({ length: settings.accounts }, (_, at) => {
    const own = random.fork(`account ${at}`);
    const operator = operated[at];
    return operator === undefined ? honest(own) : operatedBy(operator, own);
  });
}

export interface Giant {
  /** JSON lines by time, in chunks of about a thousand. */
  lines(): Generator<string>;
  /** Columns that `npm run evaluate` reads. */
  labels(): string;
}

/** Calls of one hour, as time within the hour times the number of accounts plus the account: one sort orders both. */
function hourOfCalls(crowd: readonly Member[], curves: readonly number[], hour: number, random: Random): Float64Array {
  const day = hour / 24;
  const calls: number[] = [];
  crowd.forEach(({ habit, quota, from, to }, at) => {
    if (day < from || day >= to) return;
    const expected = (quota * activity(habit, START + hour * HOUR)) / (curves[at] ?? 1);
    const count = Math.floor(expected + random.next());
    for (let call = 0; call < count; call += 1) calls.push(random.below(HOUR) * crowd.length + at);
  });
  return Float64Array.from(calls).sort();
}

export function makeGiant(settings: GiantSettings): Giant {
  const random = new Random(settings.seed, 'giant');
  const crowd = members(settings, random.fork('members'));
  // Accounts that start late or rest at weekends would leave the total short: quotas are per mean day of the whole log.
  const curves = crowd.map(
    ({ habit: { curve, weekend }, from, to }) =>
      (((curve.reduce((a, b) => a + b, 0) * (5 + 2 * weekend)) / 7) * (to - from)) / settings.days,
  );
  return {
    *lines() {
      const draw = random.fork('calls');
      let chunk: string[] = [];
      for (let hour = 0; hour < settings.days * 24; hour += 1) {
        for (const call of hourOfCalls(crowd, curves, hour, draw)) {
          const member = crowd[call % crowd.length];
          if (member === undefined) continue;
          const record = {
            ts: START + hour * HOUR + Math.floor(call / crowd.length),
            account: member.account,
            ip: member.client.address(draw),
            user_agent: member.client.agent,
            model: 'willow-large',
            input: member.text(draw),
          };
          if (chunk.push(JSON.stringify(record)) < 1000) continue;
          yield `${chunk.join('\n')}\n`;
          chunk = [];
        }
      }
      if (chunk.length > 0) yield `${chunk.join('\n')}\n`;
    },
    labels: () =>
      [
        'account,is_attacker,attack,campaign,persona',
        ...crowd.map(({ account, campaign }) =>
          campaign === '' ? `${account},0,,,customer` : `${account},1,reasoning_traces,${campaign},attacker`,
        ),
        '',
      ].join('\n'),
  };
}
