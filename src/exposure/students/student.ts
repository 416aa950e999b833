/** The shape of a student: a small model trained on logged answers, standing in for the copy an attacker could train. */

/** One input as numbers: which of `width` columns are not zero, and their values; `dense` has all of them where they are few. */
export interface Example {
  readonly places: Int32Array;
  readonly values: Float64Array;
  readonly dense: Float64Array | null;
}

/** Inputs with the answers a model gave. */
export interface Lesson {
  readonly examples: readonly Example[];
  /** Class of each example, 0 up to `classCount`. */
  readonly labels: Int32Array;
  /** Probability of that class as far as the log tells, 0..1; 1 where only the label is known. */
  readonly confidence: Float64Array;
  readonly classCount: number;
  /** Columns of the examples. */
  readonly width: number;
}

/** A trained student: names the class it expects for an input. */
export type Trained = (example: Example) => number;

export interface Student {
  /** File name and, where a file holds several, what tells them apart. */
  readonly id: string;
  /** Kinds of input it learns, each with the fewest answers from which it is worth its time. */
  readonly learns: { readonly row?: number; readonly text?: number };
  /** Where the method comes from. */
  readonly source: string;
  /** @param random uniform numbers in [0, 1): the same numbers give the same student */
  train(lesson: Lesson, random: () => number): Trained;
}

/** Index of the largest value, the first of equals; 0 for none. */
export function largestAt(values: ArrayLike<number>): number {
  let best = 0;
  for (let i = 1; i < values.length; i += 1) if ((values[i] ?? 0) > (values[best] ?? 0)) best = i;
  return best;
}
