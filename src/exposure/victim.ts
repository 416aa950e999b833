/** One model as the log shows it: everybody's answers from it, how to encode inputs, how fast a copy learns from ordinary ones. */
import { exposure, seeds } from '../config/defaults.js';
import { type SampledInput, standalone } from '../represent/sampled-input.js';
import { seededRandom } from '../stats/random.js';
import { type Encoder, rowEncoder, textEncoder } from './encoder.js';
import { type CurvePoint, LearningCurve } from './learning-curve.js';
import { students } from './students/index.js';
import type { Example, Lesson, Student, Trained } from './students/student.js';

/** A labelled input with its owner. */
export interface Pair {
  readonly owner: number;
  readonly input: SampledInput;
}

/** A pair in numbers. */
export interface Answer {
  readonly owner: number;
  readonly example: Example;
  readonly label: number;
  /** Probability of the label as far as the margin tells; 1 without. */
  readonly confidence: number;
}

/** Labelled inputs of the accounts of a log; unpacked when asked for, as all of them at once would outweigh everything else. */
export interface LabelledInputs {
  count(owner: number): number;
  of(owner: number): readonly SampledInput[];
}

export interface VictimSetup {
  readonly kind: 'row' | 'text';
  readonly pairs: LabelledInputs;
  /** Accounts that ask like most others: their inputs are what a copy will be asked. */
  readonly ordinary: readonly number[];
}

export class Victim {
  readonly kind: 'row' | 'text';
  readonly classCount: number;
  /** What the best student reaches on ordinary inputs, by the number of ordinary answers it learnt from. */
  readonly curve: LearningCurve;
  /** Agreement of the linear student at the end of that curve. */
  readonly linearAgreement: number;
  /** Agreement of always giving the most frequent answer. */
  readonly guess: number;
  readonly encoder: Encoder;
  readonly test: readonly Answer[];
  private readonly classes: ReadonlyMap<number, number>;

  /** Undefined when too few accounts, answers or classes are there to judge a copy by. */
  static of(setup: VictimSetup): Victim | undefined {
    const tested = setup.ordinary.filter((_, i) => i % exposure.testEvery === 0);
    const lent = setup.ordinary.filter((_, i) => i % exposure.testEvery !== 0);
    if (tested.length < exposure.fewestAccounts || lent.length < exposure.fewestAccounts) return undefined;
    const victim = new Victim(setup, tested, lent);
    return victim.classCount < 2 || victim.test.length < exposure.fewestTests ? undefined : victim;
  }

  private constructor({ kind, pairs }: VictimSetup, tested: readonly number[], lent: readonly number[]) {
    this.kind = kind;
    const pool = spread(pairs, lent, exposure.mostPool);
    this.classes = classesOf(pool, kind);
    this.classCount = this.classes.size;
    this.encoder = (kind === 'row' ? rowEncoder : textEncoder)(pool.map(({ input }) => input));
    this.test = spread(pairs, tested, exposure.mostTests).flatMap((pair) => this.answer(pair) ?? []);
    this.guess = this.agreementOf(() => 0, this.test);
    const measured = this.measure(pool.flatMap((pair) => this.answer(pair) ?? []));
    this.curve = new LearningCurve(measured.best);
    this.linearAgreement = measured.linear;
  }

  /** A pair in numbers; undefined for an input or a label that this model does not know. */
  answer({ owner, input }: Pair): Answer | undefined {
    const label = this.classes.get(input.label);
    const example = this.encoder.encode(input);
    if (label === undefined || example === null) return undefined;
    return { owner, example, label, confidence: Number.isFinite(input.margin) ? (1 + input.margin) / 2 : 1 };
  }

  /**
   * Agreement of the best student taught these answers, on ordinary inputs of other accounts.
   * @param owners accounts whose inputs are no test
   */
  agreementAfter(answers: readonly Answer[], owners: ReadonlySet<number>): number {
    const test = this.test.filter(({ owner }) => !owners.has(owner));
    return Math.max(0, ...this.fitting(answers.length).map((student) => this.teach(student, answers, test)));
  }

  /** Students worth their time for so many answers. */
  private fitting(answers: number): readonly Student[] {
    return students.filter(({ learns }) => (learns[this.kind] ?? Infinity) <= answers);
  }

  private teach(student: Student, answers: readonly Answer[], test: readonly Answer[]): number {
    const lesson: Lesson = {
      examples: answers.map(({ example }) => example),
      labels: Int32Array.from(answers, ({ label }) => label),
      confidence: Float64Array.from(answers, ({ confidence }) => confidence),
      classCount: this.classCount,
      width: this.encoder.width,
    };
    return this.agreementOf(student.train(lesson, seededRandom(seeds.students)), test);
  }

  private agreementOf(trained: Trained, test: readonly Answer[]): number {
    let right = 0;
    for (const { example, label } of test) if (trained(example) === label) right += 1;
    return right / Math.max(1, test.length);
  }

  private measure(pool: readonly Answer[]): { readonly best: readonly CurvePoint[]; readonly linear: number } {
    const best: CurvePoint[] = [];
    for (let queries: number = exposure.smallestLesson; ; queries *= 2) {
      const size = Math.min(queries, pool.length);
      const repeats = Math.max(1, Math.min(exposure.lessonRepeats, Math.floor(pool.length / size)));
      const fitting = this.fitting(size);
      const means = fitting.map((student) => {
        let sum = 0;
        for (let i = 0; i < repeats; i += 1)
          sum += this.teach(student, pool.slice(i * size, (i + 1) * size), this.test);
        return sum / repeats;
      });
      best.push({ queries: size, agreement: Math.max(...means) });
      if (size < pool.length) continue;
      return { best, linear: means[fitting.findIndex(({ id }) => id === 'linear')] ?? 0 };
    }
  }
}

/** Pairs of these accounts in turn, one of each, then a second of each, and so on: everybody weighs the same. */
function spread(pairs: LabelledInputs, owners: readonly number[], most: number): Pair[] {
  const found: Pair[] = [];
  const longest = owners.reduce((length, owner) => Math.max(length, pairs.count(owner)), 0);
  for (let turn = 0; turn < longest; turn += 1) {
    for (const owner of owners) {
      const input = turn < pairs.count(owner) ? pairs.of(owner)[turn] : undefined;
      if (input === undefined) continue;
      found.push({ owner, input: standalone(input) });
      if (found.length === most) return found;
    }
  }
  return found;
}

/** Labels by frequency; rare ones beyond the bound are not learnt. */
function classesOf(pairs: readonly Pair[], kind: 'row' | 'text'): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  for (const { input } of pairs) counts.set(input.label, (counts.get(input.label) ?? 0) + 1);
  const known = [...counts].filter(([, count]) => count >= 2).sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  return new Map(known.slice(0, exposure.mostClasses[kind]).map(([label], i) => [label, i]));
}
