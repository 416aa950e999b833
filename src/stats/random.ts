/** Seeded randomness: the same seed gives the same numbers on every machine. Not for secrets. */

/**
 * A generator of uniform numbers in [0, 1), for samples and shuffles that must come out the same every time.
 *
 * Algorithm: mulberry32, a Weyl sequence of 32 bits through a multiply-xorshift mixer; period 2^32, so not for more than some
 * millions of draws. Source: T. Ettinger 2017, mulberry32.c (public domain). @param seed whole number, taken modulo 2^32.
 * Example: seed 1 begins 0.627074, 0.002736, 0.527447.
 */
export function seededRandom(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t = (t + Math.imul(t ^ (t >>> 7), t | 61)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** Puts the numbers into a random order, every order alike (Fisher and Yates 1938, as by Durstenfeld 1964); changes the list. */
export function shuffle(order: number[] | Int32Array, random: () => number): void {
  for (let i = order.length - 1; i > 0; i -= 1) {
    const j = Math.floor(random() * (i + 1));
    const kept = order[i] ?? 0;
    order[i] = order[j] ?? 0;
    order[j] = kept;
  }
}
