/** Each attack does what it says. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chatAttacks } from '../../../bench/scenarios/attacks/chat/index.js';
import { classifierAttacks } from '../../../bench/scenarios/attacks/classifier/index.js';
import { numericAttacks } from '../../../bench/scenarios/attacks/numeric/index.js';
import { textAttacks } from '../../../bench/scenarios/attacks/text/index.js';
import { lastWords, makeChatService } from '../../../bench/scenarios/chat.js';
import { rentals } from '../../../bench/scenarios/inputs/rentals.js';
import type { Row } from '../../../bench/scenarios/inputs/table.js';
import { topics } from '../../../bench/scenarios/inputs/topics/index.js';
import { Random } from '../../../bench/scenarios/random.js';
import { calendar } from '../../../bench/scenarios/scenario.js';
import type { NumericAttack } from '../../../bench/scenarios/space.js';
import { makeTabularService } from '../../../bench/scenarios/tabular.js';
import { makeTextService } from '../../../bench/scenarios/text.js';
import { makeVectorService } from '../../../bench/scenarios/vector.js';

const span = calendar('2026-03-02', 7);
const vectors = makeVectorService({ span, width: 8, labels: ['a', 'b', 'c'], trainingVectors: 500 }, new Random(1));
const tables = makeTabularService({ population: rentals, span, trainingRecords: 500 }, new Random(2));
const texts = makeTextService({ span, trainingTexts: 500 }, new Random(3));
const chat = makeChatService({ topics, span }, new Random(4));

function places(attack: NumericAttack, count: number): number[][] {
  const next = attack.stream(vectors, new Random(5), vectors.models[0] ?? '');
  return Array.from({ length: count }, () => vectors.space.place(next().input));
}

function rows(attack: NumericAttack, count: number): Row[] {
  const next = attack.stream(tables, new Random(5), tables.models[0] ?? '');
  return Array.from({ length: count }, () => next().input);
}

function gap(one: readonly number[], other: readonly number[]): number {
  return Math.hypot(...one.map((value, at) => value - (other[at] ?? 0)));
}

function changed(one: Row, other: Row): number {
  return Object.keys(one).filter((name) => one[name] !== other[name]).length;
}

test('a Latin hypercube uses each of its ranges once a block', () => {
  const block = places(numericAttacks.hypercube, 200);
  for (let column = 0; column < 8; column += 1) {
    const ranges = new Set(block.map((place) => Math.floor((place[column] ?? 0) * 200)));
    // Rounding to the step of the interface moves a value over the edge of its range now and then.
    assert.ok(ranges.size >= 190, `${ranges.size}`);
  }
});

test('a grid uses four levels', () => {
  const levels = new Set(places(numericAttacks.grid, 100).flatMap((place) => place.map((value) => value.toFixed(3))));
  assert.deepEqual([...levels].sort(), ['0.125', '0.375', '0.625', '0.875']);
});

test('a line search halves its steps', () => {
  // Two ends, then eight middles: the step between two middles is half of the one before.
  const walk = places(numericAttacks.pairSearch, 10).slice(2);
  const steps = walk.slice(1).map((place, at) => gap(place, walk[at] ?? []));
  for (let at = 1; at < 4; at += 1) {
    assert.ok(Math.abs((steps[at] ?? 0) / (steps[at - 1] ?? 1) - 0.5) < 0.05, steps.join(' '));
  }
});

test('augmentation stays within one step of something asked before', () => {
  for (const attack of [numericAttacks.jacobianSteps, numericAttacks.randomSteps]) {
    const asked = places(attack, 100);
    for (let at = 40; at < 100; at += 1) {
      const far = asked
        .slice(0, at)
        .map((before) => Math.max(...before.map((value, column) => Math.abs(value - (asked[at]?.[column] ?? 0)))));
      assert.ok(Math.min(...far) < 0.125, attack.id);
    }
  }
});

test('equation solving changes one field of a base at a time, all of them', () => {
  const [first = {}, ...others] = rows(numericAttacks.equationSolving, 20);
  for (const row of others) assert.ok(changed(first, row) <= 2);
});

test('path finding moves one field and bisects where the answer changes', () => {
  const [base = {}, ...path] = rows(numericAttacks.pathFinding, 12);
  for (const row of path) assert.ok(changed(base, row) <= 1);
});

test('a boundary walk asks closer to the boundary than ordinary customers', () => {
  const victim = vectors.victim(vectors.models[0] ?? '');
  const margin = (input: readonly number[]): number => {
    const [first = 0, second = 0] = [...victim.probabilities(vectors.encode(input))].sort((one, other) => other - one);
    return first - second;
  };
  const random = new Random(7);
  const usual = Array.from({ length: 200 }, () => margin(vectors.market(random)));
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  for (const attack of [numericAttacks.hopSkipJump, classifierAttacks.adversarialActive]) {
    const next = attack.stream(vectors, new Random(6), vectors.models[0] ?? '');
    const walked = Array.from({ length: 200 }, () => margin(next().input));
    assert.ok(mean(walked) < 0.9 * mean(usual), `${attack.id} ${mean(walked)} against ${mean(usual)}`);
  }
});

test('a word walk takes words out one by one', () => {
  const next = textAttacks.wordWalk.stream(texts, new Random(8), texts.models[0] ?? '');
  const lengths = Array.from({ length: 60 }, () => next().input.split(' ').length);
  const shorter = lengths.slice(1).filter((length, at) => length === (lengths[at] ?? 0) - 1);
  assert.ok(shorter.length > 20, lengths.join(' '));
});

test('repeated sampling keeps to its list, all other chat attacks hardly repeat', () => {
  for (const attack of Object.values(chatAttacks)) {
    const next = attack.stream(chat, new Random(9), 'willow-large');
    const asked = new Set(Array.from({ length: 200 }, () => lastWords(next().input)));
    if (attack.id === 'repeated_sampling') assert.ok(asked.size <= 60);
    else if (attack.id !== 'logit_bias_probing') assert.ok(asked.size > 120, `${attack.id} ${asked.size}`);
  }
});

test('probing by bias raises ever other tokens', () => {
  const next = chatAttacks.logitBiasProbing.stream(chat, new Random(9), 'willow-large');
  const tokens = Array.from({ length: 50 }, () => Object.keys(next().params['logit_bias'] ?? {})).flat();
  assert.equal(new Set(tokens).size, tokens.length);
});
