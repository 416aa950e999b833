/** An operation: one attack carried out by one or several accounts in a certain manner; the measuring scenarios are made of these. */
import { addressIn, network, oneSite, roaming, sdkAgent } from './clients.js';
import { pacedMoments, type Pace } from './mix.js';
import type { Random } from './random.js';
import { within } from './rhythms/rhythms.js';
import type { Attack, Client, Moment, Params, Persona, Plan, Query, Service, Span } from './shapes.js';

/** Who of several accounts asks which question: whoever comes next, strictly in turn, by a hash of the input, by its subject. */
export type Dealing = 'next' | 'turn' | 'hash' | 'topic';

/** How an attack is carried out; the names of the manners are the rows of the tables. */
export interface Manner {
  readonly id: string;
  readonly pace: Pace;
  /** Share of ordinary questions mixed in, 0..1. */
  readonly cover: number;
  /** Share of the account's life in which it is nothing but an ordinary customer. */
  readonly warmUp: number;
  readonly accounts: number;
  readonly dealing: Dealing;
  /** Every member in the operator's networks, about half of them, or nobody. */
  readonly sharing: 'network' | 'some' | 'none';
  /** Deviation of the logarithm of the members' shares. */
  readonly unevenness: number;
  /** Accounts one after the other instead of side by side. */
  readonly rotates: boolean;
  /** Knows what is measured: asks as the disguise of the service says, with the parameters of its cover. */
  readonly adaptive: boolean;
}

/** Changes a supply of questions so that less can be seen in them. */
export type Disguise<S, Input> = (
  service: S,
  supply: () => Query<Input>,
  context: { readonly random: Random; readonly model: string },
) => () => Query<Input>;

export interface Operation<S, Input> {
  readonly attack: Attack<S, Input>;
  /** Questions that serve the copy, about; cover and warm-up come on top. */
  readonly budget: number;
  readonly manner: Manner;
  readonly coverBy: Persona<S, Input>;
  readonly model: string;
  /** Parameters that every question carries instead of the attack's own. */
  readonly params: Params;
  readonly disguise: Disguise<S, Input>;
  /** Subject of a question, for dealing by topic. */
  topicOf(query: Query<Input>): string;
}

/** An operation ready to be played: its accounts' plans, and what was asked for the copy as it is asked. */
export interface Staged<Input> {
  readonly plans: readonly Plan<Input>[];
  readonly asked: readonly Query<Input>[];
}

function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193) >>> 0;
  return (hash ^ (hash >>> 15)) >>> 0;
}

/** Questions drawn for another member wait here; beyond this they are dropped. */
const WAITING = 400;
/** Draws after which a member takes whatever comes. */
const DRAWS = 80;

/** Deals one supply out to members. */
export function dealer<Input>(
  supply: () => Query<Input>,
  { accounts, dealing, topicOf }: Pick<Manner, 'accounts' | 'dealing'> & Pick<Operation<unknown, Input>, 'topicOf'>,
): (member: number) => Query<Input> {
  const queues = Array.from({ length: accounts }, (): Query<Input>[] => []);
  let turn = -1;
  const ownerOf = (query: Query<Input>): number => {
    turn += 1;
    if (dealing === 'turn') return turn % accounts;
    return hashOf(dealing === 'hash' ? JSON.stringify(query.input) : topicOf(query)) % accounts;
  };
  return (member) => {
    if (dealing === 'next' || accounts === 1) return supply();
    const own = queues[member] ?? [];
    for (let draw = 0; draw < DRAWS; draw += 1) {
      const waiting = own.shift();
      if (waiting !== undefined) return waiting;
      const query = supply();
      const queue = queues[ownerOf(query)] ?? [];
      if (queue.length < WAITING) queue.push(query);
    }
    return own.shift() ?? supply();
  };
}

interface Life {
  readonly span: Span;
  readonly budget: number;
  readonly client: Client;
}

function clientOf(random: Random, bases: readonly string[], agents: readonly string[]): Client {
  const agent = random.pick(agents);
  if (bases.length === 0) return random.chance(0.5) ? oneSite(random, { agent }) : roaming(random, { agent });
  const addresses = Array.from({ length: random.whole(1, 3) }, () => addressIn(random.pick(bases), random));
  return { agent, retries: random.whole(1, 3), address: (draw) => draw.pick(addresses) };
}

/** When each member lives, how much it asks, and from where. */
function lives({ manner, budget }: { manner: Manner; budget: number }, whole: Span, random: Random): Life[] {
  const { accounts, rotates, sharing, unevenness } = manner;
  const bases = Array.from({ length: Math.max(2, Math.ceil(accounts / 6)) }, () => network(random));
  const agents = Array.from({ length: accounts === 1 ? 1 : 4 }, () => sdkAgent(random));
  const from = random.between(0, 0.25);
  const to = random.between(0.75, 1);
  return Array.from({ length: accounts }, (_, at) => {
    const own = random.fork(`member ${at}`);
    const shared = sharing === 'network' || (sharing === 'some' && own.chance(0.5));
    const [first, last] = rotates
      ? [from + ((to - from) * at) / accounts, from + ((to - from) * (at + 1.1)) / accounts]
      : [from + own.between(0, 0.12), to - own.between(0, 0.12)];
    return {
      span: within(whole, first, Math.min(1, last)),
      budget: (budget / accounts) * Math.exp(own.normal(0, unevenness)),
      client: clientOf(own, shared ? bases : [], agents),
    };
  });
}

/** The cover's parameters on the attack's question, as far as the attack does not need its own. */
function dressed<Input>(query: Query<Input>, usual: Params | undefined): Query<Input> {
  if (usual === undefined || query.params['logprobs'] === true || 'logit_bias' in query.params) return query;
  const kept = { ...usual };
  if (query.params['max_tokens'] !== undefined) kept['max_tokens'] = query.params['max_tokens'];
  return { ...query, params: kept };
}

export function stage<S extends Service<Input>, Input>(
  service: S,
  operation: Operation<S, Input>,
  random: Random,
): Staged<Input> {
  const { attack, budget, manner, coverBy, model, params, disguise } = operation;
  const asked: Query<Input>[] = [];
  const plain = attack.stream(service, random.fork('questions'), model);
  const supply = manner.adaptive ? disguise(service, plain, { random: random.fork('disguise'), model }) : plain;
  const deal = dealer(supply, { ...manner, topicOf: (query) => operation.topicOf(query) });
  const busy = 1 / ((1 - manner.cover) * (1 - manner.warmUp));
  const plans = lives({ manner, budget: budget * busy }, service.span, random.fork('lives')).map((life, member) => {
    const own = random.fork(`account ${member}`);
    const honest = coverBy.make(service, own.fork('cover'));
    const moments = pacedMoments(own, life.span, {
      budget: life.budget,
      pace: manner.pace,
      callsPerMinute: service.callsPerMinute,
    });
    const turnsAt = moments[Math.floor(moments.length * manner.warmUp)]?.time ?? 0;
    let usual: Params | undefined;
    const ask = (moment: Moment, heard: Parameters<Plan<Input>['ask']>[1]): Query<Input> => {
      if (moment.time < turnsAt || own.chance(manner.cover)) {
        const query = honest.ask(moment, heard);
        usual = query?.params ?? usual;
        if (query !== undefined) return { ...query, cover: true };
      }
      const dealt = deal(member);
      const query = { ...dealt, params: { ...dealt.params, ...params } };
      const shown = manner.adaptive ? dressed(query, usual) : query;
      asked.push(shown);
      return shown;
    };
    return { client: life.client, model, moments, ask };
  });
  return { plans, asked };
}
