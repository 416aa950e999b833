/** Where what lies in the memory of the kernels. */

const KIB = 1024;
/** Tokens a line may have: one value each, and one each key. Lines with more are left to JSON.parse. */
const mostTokens = 1 << 16;

/** Bytes of a log that are looked at in one go, of the line before them that goes on in them, and of texts of one record. */
const blockBytes = 512 * KIB;
const carriedBytes = 256 * KIB;
const textBytes = 512 * KIB;
/** Steps of sixteen bytes reach beyond the last one. */
const slack = 64;
const tokens = 8 * KIB;
const four = 4 * mostTokens;

export const memoryPlaces = {
  /** Cells a row of CSV may have. */
  mostCells: 4 * KIB,
  ...{ mostTokens, blockBytes, carriedBytes, textBytes },
  /** Nesting that is followed; what goes deeper is left to JSON.parse. */
  deepest: 64,
  /** A byte for each of 256, of marks. */
  classes: 0,
  /** Powers of ten, as doubles and as whole numbers of 64 bits. */
  powers: 256,
  wholePowers: 512,
  /** What letters behind a backslash stand for, and what hexadecimal digits are; a byte for each of 256. */
  letters: 4 * KIB,
  hexDigits: 4 * KIB + 256,
  /** Lists and objects that are open, as their tokens. */
  stack: 1024,
  /** Of each token: where it begins, where it ends, which comes behind all that is in it, its kind; of numbers what they are. */
  starts: tokens,
  ends: tokens + four,
  nexts: tokens + 2 * four,
  kinds: tokens + 3 * four,
  numbers: tokens + 4 * four,
  /** A block of a log, before it the beginning of a line that goes on in it, and behind it texts of one record without their escapes. */
  block: tokens + 6 * four + carriedBytes,
  texts: tokens + 6 * four + carriedBytes + blockBytes + slack,
  /** Cells of a row of CSV without their doubled quotes. */
  cells: tokens + 6 * four + carriedBytes + blockBytes + textBytes + 2 * slack,
  end: tokens + 6 * four + carriedBytes + blockBytes + 2 * textBytes + 3 * slack,
} as const;
