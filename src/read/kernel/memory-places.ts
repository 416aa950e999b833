/** Where what lies in the memory of the kernels. */

const KIB = 1024;
/** Tokens a line may have: one value each, and one each key. Lines with more are left to JSON.parse. */
const mostTokens = 1 << 16;

const tokens = 8 * KIB;
const four = 4 * mostTokens;

export const memoryPlaces = {
  mostTokens,
  /** Nesting that is followed; what goes deeper is left to JSON.parse. */
  deepest: 64,
  /** A byte for each of 256, of marks. */
  classes: 0,
  /** Powers of ten, as doubles and as whole numbers of 64 bits. */
  powers: 256,
  wholePowers: 512,
  /** Lists and objects that are open, as their tokens. */
  stack: 1024,
  /** Of each token: where it begins, where it ends, which comes behind all that is in it, its kind; of numbers what they are. */
  starts: tokens,
  ends: tokens + four,
  nexts: tokens + 2 * four,
  kinds: tokens + 3 * four,
  numbers: tokens + 4 * four,
  /** Bytes of a log. */
  text: tokens + 6 * four,
} as const;
