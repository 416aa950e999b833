/** The numbers that estimates of exposure rest on: value, unit, why this value. */

/** Estimating how good a copy could have been trained (docs/method.md, section 7). */
export const exposure = {
  /** Ordinary accounts on either side of the test, answers to test with, and answers of an account, below which nothing is estimated. */
  fewestAccounts: 5,
  fewestTests: 60,
  fewestAnswers: 12,
  /** Answers of an ordinary account, below which it lends none. */
  fewestOwn: 5,
  /** Share of the accounts, the least suspicious, whose inputs are what a copy will be asked. */
  ordinaryShare: 0.7,
  /** Every how many-th ordinary account is test, the others are the pool. */
  testEvery: 3,
  /** Answers tested: the agreement is known to about two points. */
  mostTests: 500,
  /** Answers learnt from at most; beyond, the curve is extended. */
  mostPool: 1_024,
  /** Gain in agreement over two points of the pooled curve, below which it is not measured further: a standard error of the test. */
  flatGain: 0.02,
  /** First point of the pooled curve, how many times as many the next has, and lessons averaged per point. */
  smallestLesson: 16,
  lessonGrowth: 4,
  lessonRepeats: 4,
  /** Answers of a campaign that its students are taught. */
  mostLearnt: 512,
  /** Columns and words of an example, and frequent words kept per word column. */
  mostColumns: 160,
  wordsPerColumn: 16,
  mostWords: 8_000,
  /** Classes learnt. */
  mostClasses: { row: 32, text: 256 },
  /** An answer is worth at most so many ordinary ones, and at least one over the square of it. */
  mostWorth: 4,
  /**
   * How wide the range of an estimate is: set on the tune half of the protocol alone. Of all settings tried that hold 8 in 10 of the copies taught
   * all that an account received, and 3 in 4 of those taught its attack alone, those with the smallest interval scores (width, and ten times what a
   * copy lies outside). An answer may be worth `less` times less or `more` times more; `fixed` is how far the low end goes towards a fixed share
   * of what ordinary answers teach; `below` and `above` are agreement. Tables have columns of words, vectors only numbers.
   */
  range: {
    table: { less: 2, more: 2, fixed: 0.75, below: 0.1, above: 0.04 },
    vector: { less: 1.5, more: 3, fixed: 0.75, below: 0, above: 0.04 },
    text: { less: 3, more: 4, fixed: 1, below: 0.08, above: 0.06 },
  },
  /** Answers of a full sample; with more of them the first three shrink by the root. */
  usualSample: 64,
  /** Agreement of a linear student from which it is given more time, that from which the model counts as linear, and what solving it gives at least. */
  linearLooksFrom: 0.9,
  linearFrom: 0.97,
  solved: 0.97,
  /** First point of a printed curve. */
  curveStart: 25,
  /** Accounts whose own answers are looked at: suspects outside campaigns, the busiest of all others, and those whose inputs are least like others'. */
  mostSuspects: 100,
  busiest: 20,
  strangest: 100,
  /** Deviations from which inputs are unlike others': ordinary answers say little of what theirs taught. */
  unlikeFrom: 1,
  /** What an answer is worth, in ordinary ones, of an account that was not looked at: the range that holds 80 % of those that were. */
  unseenWorth: { unlike: 0.2, alike: 2 },
} as const;
