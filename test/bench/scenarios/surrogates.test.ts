/** Copies are really trained: they get better with answers, and a chat's subjects are learnt too. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { classifierAttacks } from '../../../bench/scenarios/attacks/classifier/index.js';
import { makeChatService } from '../../../bench/scenarios/chat.js';
import { topics } from '../../../bench/scenarios/inputs/topics/index.js';
import { encodeWords, WIDE } from '../../../bench/scenarios/inputs/words.js';
import { Random } from '../../../bench/scenarios/random.js';
import { calendar } from '../../../bench/scenarios/scenario.js';
import { classifierProgress } from '../../../bench/scenarios/surrogates.js';
import { makeVectorService } from '../../../bench/scenarios/vector.js';
import { ordinaryPrompt } from '../../../bench/scenarios/victims/subjects.js';
import { argmax } from '../../../bench/scenarios/victims/victim.js';

const span = calendar('2026-03-02', 7);

test('a copy made of natural answers agrees better the more there are', () => {
  const service = makeVectorService({ span, width: 8, labels: ['a', 'b', 'c'], trainingVectors: 600 }, new Random(1));
  const model = service.models[0] ?? '';
  const next = classifierAttacks.naturalKnockoff.stream(service, new Random(2), model);
  const asked = Array.from({ length: 500 }, next);
  const progress = classifierProgress(service, asked, { model, random: new Random(3) });
  assert.deepEqual(
    progress.map(({ queries }) => queries),
    [25, 50, 100, 200, 400, 500],
  );
  const [first, last] = [progress[0]?.agreement ?? 0, progress.at(-1)?.agreement ?? 0];
  assert.ok(last > first && last > 0.8, progress.map(({ agreement }) => agreement).join(' '));
});

test('the model of subjects knows what an ordinary prompt is about', () => {
  const { subjects } = makeChatService({ topics, span, trainingPrompts: 2500 }, new Random(4));
  assert.ok(subjects !== undefined);
  const random = new Random(5);
  const right = Array.from({ length: 300 }, () => random.below(topics.length)).filter((subject) => {
    const prompt = ordinaryPrompt(topics[subject] ?? random.pick(topics), random);
    return argmax(subjects.probabilities(encodeWords(prompt, WIDE))) === subject;
  });
  // Guessing would be right in 10 of 300; about half of the ordinary prompts name nothing that only their topic has.
  assert.ok(right.length > 100, `${right.length}`);
});
