/** The brightness of a picture, for comparing pictures: no colours, no transparency. */

export interface Picture {
  /** In pixels of `gray`; a fraction where the last of them reaches over the edge. */
  readonly width: number;
  readonly height: number;
  /** Pixels from one row to the next. */
  readonly stride: number;
  /** Brightness 0..255, row after row. */
  readonly gray: Uint8Array;
}

/** Larger pictures are told apart and not looked into. A photograph of a telephone has as many. */
export const MOST_PIXELS = 1 << 24;
/** Unpacked bytes of the largest: a screen of 4K in colours. */
const MOST_BYTES = 1 << 25;
/** Unpacked bytes of a small picture, whatever it was packed to. */
const SMALL_BYTES = 1 << 16;
/** Unpacked bytes for each packed one. Photographs have 1 to 20, drawings mostly fewer than this, and what was made to hold up its reader thousands. */
const MOST_RATIO = 100;

/**
 * Whether a picture is worth its unpacking: what takes far more time to unpack than to send is told apart and not looked into.
 * @param unpackedBytes or as many as take the same time
 */
export function isWorthUnpacking(packedBytes: number, unpackedBytes: number): boolean {
  return unpackedBytes <= Math.min(MOST_BYTES, Math.max(SMALL_BYTES, MOST_RATIO * packedBytes));
}

/** Brightness of a colour (ITU-R BT.601) in 16 bits of fraction: rounded. */
export function luma(red: number, green: number, blue: number): number {
  return (19595 * red + 38470 * green + 7471 * blue + 32768) >> 16;
}

/** The brightness of each colour of a table of red, green and blue. */
export function shadesOf(palette: Uint8Array): Uint8Array {
  const shades = new Uint8Array(256);
  for (let i = 0; 3 * i + 2 < palette.length && i < 256; i += 1) {
    shades[i] = luma(palette[3 * i] ?? 0, palette[3 * i + 1] ?? 0, palette[3 * i + 2] ?? 0);
  }
  return shades;
}
