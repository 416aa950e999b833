/** One model as the log shows it: everybody's answers from it, how to encode inputs, how fast a copy learns from ordinary ones. */
import { seeds } from '../config/defaults.js';
import { exposure } from '../config/exposure-defaults.js';
import type { Member } from '../population/member.js';
import { seededRandom } from '../stats/random.js';
import { type Pair, spreadPairs } from './answers.js';
import { type Encoder, rowEncoder, textEncoder } from './encoder.js';
import { type CurvePoint, LearningCurve } from './learning-curve.js';
import { students } from './students/index.js';
import { patientLinear } from './students/linear.js';
import type { Example, Lesson, Student, Trained } from './students/student.js';

/** A pair in numbers. */
export interface Answer {
  readonly owner: number;
  readonly example: Example;
  readonly label: number;
  /** Probability of the label where the margin tells it, which it does of two classes; else 1. */
  readonly confidence: number;
}

export interface VictimSetup {
  readonly kind: 'row' | 'text';
  /** Accounts that ask like most others: their inputs are what a copy will be asked. */
  readonly ordinary: readonly Member[];
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
  private readonly test: readonly Answer[];
  private readonly classes: ReadonlyMap<number, number>;

  /** Undefined when too few accounts, answers or classes are there to judge a copy by. */
  static of({ kind, ordinary }: VictimSetup): Victim | undefined {
    const tested = ordinary.filter((_, i) => i % exposure.testEvery === 0);
    const lent = ordinary.filter((_, i) => i % exposure.testEvery !== 0);
    if (tested.length < exposure.fewestAccounts || lent.length < exposure.fewestAccounts) return undefined;
    const pool = spreadPairs(lent, exposure.mostPool);
    const classes = classesOf(pool, kind);
    const test = spreadPairs(tested, exposure.mostTests).filter(({ input }) => classes.has(input.label));
    if (classes.size < 2 || test.length < exposure.fewestTests) return undefined;
    return new Victim(kind, classes, { pool, test });
  }

  private constructor(
    kind: 'row' | 'text',
    classes: ReadonlyMap<number, number>,
    { pool, test }: { readonly pool: readonly Pair[]; readonly test: readonly Pair[] },
  ) {
    this.kind = kind;
    this.classes = classes;
    this.classCount = classes.size;
    this.encoder = (kind === 'row' ? rowEncoder : textEncoder)(pool.map(({ input }) => input));
    this.test = this.answers(test);
    this.guess = agreementOf(() => 0, this.test);
    const measured = this.measure(this.answers(pool));
    this.curve = new LearningCurve([{ queries: 1, agreement: this.guess }, ...measured.best]);
    this.linearAgreement = measured.linear;
  }

  /** Pairs in numbers, without inputs and labels that this model does not know. */
  answers(pairs: readonly Pair[]): Answer[] {
    return pairs.flatMap(({ owner, input }) => {
      const label = this.classes.get(input.label);
      const example = label === undefined ? null : this.encoder.encode(input);
      if (label === undefined || example === null) return [];
      return { owner, example, label, confidence: this.confidenceOf(input.margin) };
    });
  }

  /** With more than two classes a margin does not tell the probability; what it would have to be teaches worse than the label alone. */
  private confidenceOf(margin: number): number {
    return this.classCount === 2 && Number.isFinite(margin) ? (1 + margin) / 2 : 1;
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
    return agreementOf(student.train(lesson, seededRandom(seeds.students)), test);
  }

  private measure(pool: readonly Answer[]): { readonly best: readonly CurvePoint[]; readonly linear: number } {
    const best: CurvePoint[] = [];
    for (let queries: number = exposure.smallestLesson; ; queries *= exposure.lessonGrowth) {
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
      if (size < pool.length && !isFlat(best)) continue;
      const linear = means[fitting.findIndex(({ id }) => id === 'linear')] ?? 0;
      return { best, linear: linear < exposure.linearLooksFrom ? linear : this.teach(patientLinear, pool, this.test) };
    }
  }
}

function agreementOf(trained: Trained, test: readonly Answer[]): number {
  let right = 0;
  for (const { example, label } of test) if (trained(example) === label) right += 1;
  return right / Math.max(1, test.length);
}

/** Whether so many times as many answers taught nothing that the test could tell from chance: more of them are not worth their time. */
function isFlat(points: readonly CurvePoint[]): boolean {
  const last = points[points.length - 1];
  const before = points[points.length - 3];
  if (last === undefined || before === undefined) return false;
  return last.agreement - before.agreement < exposure.flatGain;
}

/** Labels by frequency; rare ones beyond the bound are not learnt. */
function classesOf(pairs: readonly Pair[], kind: 'row' | 'text'): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  for (const { input } of pairs) counts.set(input.label, (counts.get(input.label) ?? 0) + 1);
  const known = [...counts].filter(([, count]) => count >= 2).sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  return new Map(known.slice(0, exposure.mostClasses[kind]).map(([label], i) => [label, i]));
}
