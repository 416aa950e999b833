/** The protocol: two halves without a common kind, manners that do what they say, measures worked by hand. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { protocolScenario } from '../../../bench/protocol/casts/index.js';
import { chatKinds } from '../../../bench/protocol/casts/chat.js';
import { numericKinds, textKinds } from '../../../bench/protocol/casts/classifiers.js';
import { matchPrior, reword, scatter } from '../../../bench/protocol/disguises.js';
import { soloManners, splitManners } from '../../../bench/protocol/manners.js';
import { seedOf, type SetName } from '../../../bench/protocol/sets.js';
import { chatAttacks } from '../../../bench/scenarios/attacks/chat/index.js';
import { classifierAttacks } from '../../../bench/scenarios/attacks/classifier/index.js';
import { lastWords, makeChatService } from '../../../bench/scenarios/chat.js';
import { topics } from '../../../bench/scenarios/inputs/topics/index.js';
import { dealer, stage, type Dealing, type Manner } from '../../../bench/scenarios/operation.js';
import { classifierPersonas } from '../../../bench/scenarios/personas/classifier/index.js';
import { Random } from '../../../bench/scenarios/random.js';
import { calendar } from '../../../bench/scenarios/scenario.js';
import type { Query } from '../../../bench/scenarios/shapes.js';
import type { NumericService } from '../../../bench/scenarios/space.js';
import { makeVectorService, type Vector } from '../../../bench/scenarios/vector.js';

const span = calendar('2026-03-02', 7);
const service = makeVectorService({ span, width: 8, labels: ['a', 'b', 'c'], trainingVectors: 500 }, new Random(1));
const model = service.models[0] ?? '';

test('the halves share no kind of attack', () => {
  const ids = (set: SetName): Set<string> =>
    new Set([...numericKinds(set), ...textKinds(set), ...chatKinds[set]].map(({ attack }) => attack.id));
  const held = ids('held-out');
  assert.deepEqual(
    [...ids('tune')].filter((id) => held.has(id)),
    [],
  );
  assert.ok(ids('tune').size + held.size >= 20);
});

test('the same turn plays the same log, the next turn another one', () => {
  const text = (turn: number): string => {
    const scenario = protocolScenario('chat', { set: 'tune', place: { turn, solosAKind: 0, campaigns: 1 } });
    const { records } = scenario.play({ seed: seedOf('tune', turn), scale: 0.02 });
    return [...records].map((record) => JSON.stringify(record)).join('\n');
  };
  assert.equal(text(0), text(0));
  assert.notEqual(text(0), text(1));
});

function manner(id: string): Manner {
  const found = [...soloManners, ...splitManners].find((each) => each.id === id);
  assert.ok(found !== undefined);
  return found;
}

/** Everything that an operation of 400 questions asks, in order, account by account. */
function played(chosen: Manner): { readonly queries: Query<readonly number[]>[][]; readonly times: number[][] } {
  const operation = {
    attack: classifierAttacks.uniformSweep,
    budget: 400,
    manner: chosen,
    coverBy: classifierPersonas.app,
    model,
    params: {},
    disguise: matchPrior,
    topicOf: ({ input }: Query<readonly number[]>) => String(service.classOf(input, model)),
  };
  const { plans } = stage<NumericService<Vector>, Vector>(service, operation, new Random(3));
  return {
    queries: plans.map((plan) => plan.moments.flatMap((moment) => plan.ask(moment, undefined) ?? [])),
    times: plans.map(({ moments }) => moments.map(({ time }) => time)),
  };
}

test('cover is as large as its name says', () => {
  const [own = []] = played(manner('cover-70')).queries;
  const cover = own.filter((query) => query.cover === true).length / own.length;
  assert.ok(Math.abs(cover - 0.7) < 0.06, `${cover}`);
});

test('an account that turns is an ordinary customer for the first half', () => {
  const [own = []] = played(manner('turns')).queries;
  const half = Math.floor(own.length / 2);
  assert.ok(own.slice(0, half).every((query) => query.cover === true));
  assert.ok(own.slice(half).every((query) => query.cover !== true));
});

test('rotating accounts work one after the other', () => {
  const { times } = played(manner('rotation'));
  const middles = times.map((own) => own[Math.floor(own.length / 2)] ?? 0);
  assert.deepEqual(
    middles,
    [...middles].sort((one, other) => one - other),
  );
});

test('questions are dealt in turn, by hash and by topic', () => {
  let number = 0;
  const supply = (): Query<number> => ({ input: (number += 1) % 100, params: {} });
  const topicOf = ({ input }: Query<number>): string => String(input % 5);
  const deal = (dealing: Dealing): ((member: number) => Query<number>) =>
    dealer(supply, { accounts: 4, dealing, topicOf });
  const turn = deal('turn');
  const first = turn(0).input;
  assert.equal(turn(1).input, (first + 1) % 100);
  const owners = new Map<number, number>();
  const hash = deal('hash');
  for (let at = 0; at < 300; at += 1) {
    const { input } = hash(at % 4);
    assert.equal(owners.get(input) ?? at % 4, at % 4);
    owners.set(input, at % 4);
  }
  const topicsOf = new Map<string, number>();
  const topic = deal('topic');
  const members = [...new Set([0, 1, 2, 3])];
  for (let at = 0; at < 200; at += 1) {
    const member = members[at % 4] ?? 0;
    const query = topic(member);
    // Members that no topic belongs to take whatever comes; the others keep to theirs.
    if (query.input % 5 === 0) topicsOf.set(`${member}`, (topicsOf.get(`${member}`) ?? 0) + 1);
  }
  assert.ok(topicsOf.size >= 1);
});

function labelGap(queries: readonly Query<readonly number[]>[]): number {
  const random = new Random(8);
  const share = (inputs: readonly (readonly number[])[], label: number): number =>
    inputs.filter((input) => service.classOf(input, model) === label).length / inputs.length;
  const market = Array.from({ length: 500 }, () => service.market(random));
  const asked = queries.map(({ input }) => input);
  return [0, 1, 2].reduce((sum, label) => sum + Math.abs(share(market, label) - share(asked, label)), 0);
}

test('the adaptive disguise brings the labels to the usual shares', () => {
  const plain = classifierAttacks.uniformSweep.stream(service, new Random(6), model);
  const matched = matchPrior(service, plain, { random: new Random(7), model });
  const before = labelGap(Array.from({ length: 400 }, plain));
  const after = labelGap(Array.from({ length: 400 }, matched));
  assert.ok(after < 0.6 * before || after < 0.08, `${before} ${after}`);
});

test('scattering changes the order of the questions and nothing else', () => {
  let number = 0;
  const scattered = scatter(() => ({ input: (number += 1), params: {} }), { random: new Random(1) });
  const asked = Array.from({ length: 48 }, () => scattered().input);
  assert.notDeepEqual(asked.slice(0, 8), [1, 2, 3, 4, 5, 6, 7, 8]);
  assert.deepEqual(
    [...asked].sort((one, other) => one - other),
    Array.from({ length: 48 }, (_, at) => at + 1),
  );
});

test('other words replace those that give a request away', () => {
  const chat = makeChatService({ topics, span }, new Random(4));
  for (const attack of [chatAttacks.selfInstruct, chatAttacks.reasoningTraces, chatAttacks.rubricGrading]) {
    const plain = attack.stream(chat, new Random(5), 'willow-large');
    const next = reword(chat, plain, { random: new Random(6), model: 'willow-large' });
    for (let at = 0; at < 50; at += 1) {
      const { input } = next();
      assert.doesNotMatch(lastWords(input), /step by step|chain of thought|rubric|instruction|persona\b|diverse/i);
    }
  }
});
