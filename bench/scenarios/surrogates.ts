/** How good a copy is: surrogates trained on the first answers of an attack, compared with the victim on ordinary inputs. */
import { lastWords, type ChatInput, type ChatService } from './chat.js';
import type { ClassifierService } from './classifier.js';
import { encodeWords, WIDE } from './inputs/words.js';
import type { Random } from './random.js';
import type { Fidelity } from './scenario.js';
import type { Query } from './shapes.js';
import { trainBoostedTrees } from './victims/boosted-trees.js';
import { trainMultinomial } from './victims/multinomial.js';
import { trainNaiveBayes } from './victims/naive-bayes.js';
import { ordinaryPrompt } from './victims/subjects.js';
import { agreement, argmax, type Classifier, type Code, type TrainingSet } from './victims/victim.js';

/** Numbers of answers after which surrogates are trained. */
export const checkpoints = [25, 50, 100, 200, 400, 800, 1600, 3200] as const;

/** Ordinary inputs on which surrogate and victim are compared. */
const TEST_INPUTS = 500;

/** Numbers in a code above which it holds counts of words: other students are fit. */
const WORDS = 200;

function students({ codes }: TrainingSet): readonly ((data: TrainingSet, random: Random) => Classifier)[] {
  if ((codes[0]?.length ?? 0) > WORDS) {
    return [trainNaiveBayes, (data, random) => trainMultinomial(data, random, { passes: 8, rate: 0.5, decay: 1e-5 })];
  }
  return [
    (data, random) => trainMultinomial(data, random, { passes: 20, rate: 0.5, decay: 1e-5 }),
    (data, random) => trainBoostedTrees(data, random, { rounds: 20, depth: 3, rate: 0.3, leaf: 4 }),
  ];
}

export interface Victim {
  readonly model: Classifier;
  readonly classCount: number;
  /** Codes of ordinary inputs that no attack has drawn. */
  readonly test: readonly Code[];
}

/** Agreement of the better of two students, at every checkpoint the number of answers reaches, and at the end. */
export function progressOf(codes: readonly Code[], { model, classCount, test }: Victim, random: Random): Fidelity[] {
  const classes = codes.map((code) => argmax(model.probabilities(code)));
  const sizes = [...checkpoints.filter((size) => size < codes.length), codes.length].filter((size) => size > 1);
  return sizes.map((queries) => {
    const data = { codes: codes.slice(0, queries), classes: classes.slice(0, queries), classCount };
    const scores = students(data).map((train, at) =>
      agreement(train(data, random.fork(`${queries} ${at}`)), model, test),
    );
    return { queries, agreement: Math.max(...scores) };
  });
}

/** Progress of an operation against a classifying service. */
export function classifierProgress<Input>(
  service: ClassifierService<Input>,
  asked: readonly Query<Input>[],
  { model, random }: { readonly model: string; readonly random: Random },
): Fidelity[] {
  const draw = random.fork('test');
  const test = Array.from({ length: TEST_INPUTS }, () => service.encode(service.market(draw)));
  const victim = { model: service.victim(model), classCount: service.labels.length, test };
  return progressOf(
    asked.slice(0, checkpoints.at(-1)).map(({ input }) => service.encode(input)),
    victim,
    random,
  );
}

/** Progress of an operation against a chat service: the copy learns what an answer is about, from the prompts asked. */
export function chatProgress(
  { subjects, topics }: ChatService,
  asked: readonly Query<ChatInput>[],
  { random }: { readonly random: Random },
): Fidelity[] {
  if (subjects === undefined) return [];
  const draw = random.fork('test');
  const test = Array.from({ length: TEST_INPUTS }, () => encodeWords(ordinaryPrompt(draw.pick(topics), draw), WIDE));
  const codes = asked.slice(0, checkpoints.at(-1)).map(({ input }) => encodeWords(lastWords(input), WIDE));
  return progressOf(codes, { model: subjects, classCount: topics.length, test }, random);
}
