/** From plans to a log: every account acts out its plan, failures and retries included; all calls are merged by time. */
import type { Random } from './random.js';
import type { Answer, Moment, Plan, Query, Service } from './shapes.js';

/** One line of the log, under the generic field names. */
export interface LogRecord {
  readonly ts: string;
  readonly request_id: string;
  readonly account: string;
  readonly ip: string;
  readonly user_agent: string;
  readonly model: string;
  readonly endpoint: string;
  readonly status: number;
  readonly latency_ms: number;
  readonly input: unknown;
  readonly output: unknown;
  readonly params: unknown;
  readonly tokens_in?: number;
  readonly tokens_out?: number;
}

/** An account with its plan. */
export interface Caller<Input> {
  readonly account: string;
  readonly plan: Plan<Input>;
  readonly random: Random;
}

interface Call {
  readonly time: number;
  readonly record: Omit<LogRecord, 'request_id'>;
  readonly cover: boolean;
}

interface Retry<Input> {
  readonly time: number;
  readonly query: Query<Input>;
  readonly attempt: number;
}

/** Chance that a call fails by itself: 500 and 503. */
const FAILURES = 0.004;

/** Plays one account: a generator of its calls in order of time. */
class Player<Input> {
  private readonly service: Service<Input>;
  private readonly caller: Caller<Input>;
  private readonly retries: Retry<Input>[] = [];
  private next = 0;
  private heard: Answer | undefined;
  private minute = -1;
  private callsThisMinute = 0;

  constructor(service: Service<Input>, caller: Caller<Input>) {
    this.service = service;
    this.caller = caller;
  }

  /** The next call, or undefined when the account has fallen silent. */
  step(): Call | undefined {
    const moment = this.caller.plan.moments[this.next];
    const retry = this.retries[0];
    if (retry !== undefined && (moment === undefined || retry.time <= moment.time)) {
      this.retries.shift();
      return this.call(retry.time, retry.query, retry.attempt);
    }
    return moment === undefined ? undefined : this.fresh(moment);
  }

  private fresh(moment: Moment): Call | undefined {
    this.next += 1;
    const query = this.caller.plan.ask(moment, this.heard);
    if (query !== undefined) return this.call(moment.time, query, 0);
    this.next = Infinity;
    return this.step();
  }

  private call(time: number, query: Query<Input>, attempt: number): Call {
    const { account, plan, random } = this.caller;
    const status = this.status(time);
    const answer = this.service.answer(query, plan.model, random);
    const answered = status === 200;
    if (answered) this.heard = answer;
    else if (attempt < plan.client.retries) this.plan(time, query, attempt + 1);
    const { tokensIn, tokensOut } = answer;
    return {
      time,
      cover: query.cover === true,
      record: {
        ts: new Date(time).toISOString(),
        account,
        ip: plan.client.address(random),
        user_agent: plan.client.agent,
        model: plan.model,
        endpoint: this.service.endpoint,
        status,
        latency_ms: answered ? answer.latencyMs : random.whole(2, 30),
        input: this.service.logged(query.input),
        output: answered ? answer.output : null,
        params: query.params,
        ...(tokensIn === undefined ? {} : { tokens_in: tokensIn }),
        ...(tokensOut === undefined ? {} : { tokens_out: answered ? tokensOut : 0 }),
      },
    };
  }

  private plan(time: number, query: Query<Input>, attempt: number): void {
    const wait = 1000 * 2 ** attempt * this.caller.random.between(0.6, 1.4);
    this.retries.push({ time: Math.floor(time + wait), query, attempt });
    this.retries.sort((one, other) => one.time - other.time);
  }

  private status(time: number): number {
    const minute = Math.floor(time / 60_000);
    this.callsThisMinute = minute === this.minute ? this.callsThisMinute + 1 : 1;
    this.minute = minute;
    if (this.callsThisMinute > this.service.callsPerMinute) return 429;
    if (this.caller.random.chance(FAILURES)) return this.caller.random.chance(0.65) ? 500 : 503;
    return 200;
  }
}

interface Waiting {
  readonly call: Call;
  readonly order: number;
}

function before(one: Waiting, other: Waiting): boolean {
  return one.call.time === other.call.time ? one.order < other.order : one.call.time < other.call.time;
}

/** A binary heap of the accounts' next calls: memory grows with accounts, not with calls. */
class Queue {
  private readonly heap: Waiting[] = [];

  push(item: Waiting): void {
    let at = this.heap.push(item) - 1;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      const above = this.heap[parent];
      if (above === undefined || !before(item, above)) break;
      this.heap[at] = above;
      at = parent;
    }
    this.heap[at] = item;
  }

  pop(): Waiting | undefined {
    const first = this.heap[0];
    const last = this.heap.pop();
    if (first === undefined || last === undefined || this.heap.length === 0) return first;
    let at = 0;
    for (;;) {
      const left = 2 * at + 1;
      const one = this.heap[left];
      const other = this.heap[left + 1];
      if (one === undefined) break;
      const child = other !== undefined && before(other, one) ? left + 1 : left;
      const below = this.heap[child];
      if (below === undefined || !before(below, last)) break;
      this.heap[at] = below;
      at = child;
    }
    this.heap[at] = last;
    return first;
  }
}

/** What was written for an account. */
export interface Tally {
  queries: number;
  /** Calls that were not cover. */
  meant: number;
}

/** All calls of all accounts by time; ties keep the order of `callers`. `tally` is told every record's account. */
export function* merge<Input>(
  service: Service<Input>,
  callers: readonly Caller<Input>[],
  tally: (account: string, cover: boolean) => void,
): Generator<LogRecord> {
  const players = callers.map((caller) => new Player(service, caller));
  const queue = new Queue();
  const enqueue = (order: number): void => {
    const call = players[order]?.step();
    if (call !== undefined) queue.push({ call, order });
  };
  for (const order of players.keys()) enqueue(order);
  let number = 0;
  for (let first = queue.pop(); first !== undefined; first = queue.pop()) {
    number += 1;
    const { record, cover } = first.call;
    tally(record.account, cover);
    const { ts, ...rest } = record;
    yield { ts, request_id: `${service.id.slice(0, 1)}${number.toString(36).padStart(6, '0')}`, ...rest };
    enqueue(first.order);
  }
}
