/** The pixels of one block of a JPEG from its coefficients (ITU-T T.81, A.3.3 and A.3.6). */

const SIDE = 8;

/** Place in the block of each coefficient, row after row, in the order in which they are written. */
export const PLACES = Uint8Array.from([
  ...[
    0, 1, 8, 16, 9, 2, 3, 10, 17, 24, 32, 25, 18, 11, 4, 5, 12, 19, 26, 33, 40, 48, 41, 34, 27, 20, 13, 6, 7, 14, 21,
    28,
  ],
  ...[
    35, 42, 49, 56, 57, 50, 43, 36, 29, 22, 15, 23, 30, 37, 44, 51, 58, 59, 52, 45, 38, 31, 39, 46, 53, 60, 61, 54, 47,
    55, 62, 63,
  ],
]);

/** What coefficient `u` adds to pixel `x`: at `8 x + u`. */
const WAVES = Float64Array.from({ length: SIDE * SIDE }, (_, i) => {
  const [x, u] = [i >>> 3, i & 7];
  return u === 0 ? Math.SQRT1_2 / 2 : Math.cos(((2 * x + 1) * u * Math.PI) / 16) / 2;
});

const rows = new Float64Array(SIDE * SIDE);
/** Rows with coefficients: most blocks have few, and the others add nothing. */
const filled = new Uint8Array(SIDE);

/** @param coefficients 64, multiplied with their quantization, row after row */
export function writePixels(coefficients: Float64Array, into: Uint8Array, at: number, stride: number): void {
  const count = writeRows(coefficients);
  for (let x = 0; x < SIDE; x += 1) {
    for (let y = 0; y < SIDE; y += 1) {
      let sum = 0;
      for (let i = 0; i < count; i += 1) {
        const v = filled[i] ?? 0;
        sum += (WAVES[SIDE * y + v] ?? 0) * (rows[SIDE * v + x] ?? 0);
      }
      into[at + y * stride + x] = brightnessOf(sum);
    }
  }
}

/** @returns how many rows have coefficients */
function writeRows(coefficients: Float64Array): number {
  let count = 0;
  for (let v = 0; v < SIDE; v += 1) {
    let any = 0;
    for (let u = 0; u < SIDE; u += 1) any += Math.abs(coefficients[SIDE * v + u] ?? 0);
    if (any === 0) continue;
    filled[count] = v;
    count += 1;
    for (let x = 0; x < SIDE; x += 1) {
      let sum = 0;
      for (let u = 0; u < SIDE; u += 1) sum += (WAVES[SIDE * x + u] ?? 0) * (coefficients[SIDE * v + u] ?? 0);
      rows[SIDE * v + x] = sum;
    }
  }
  return count;
}

/** A value around 0 as brightness 0..255. */
export function brightnessOf(value: number): number {
  return Math.max(0, Math.min(255, Math.round(value + 128)));
}
