/** Decimals of Arrow: whole numbers of 128 or 256 bits and how many of their digits stand behind the point. */
import type { Data } from 'apache-arrow';
import { OwnColumn } from './arrow-values.js';
import type { ArrowColumn } from './arrow-values.js';
import { plainValue } from './plain-value.js';

interface DecimalType {
  /** Digits behind the point. */
  readonly scale: number;
  /** Words of 32 bits a value takes. */
  readonly words: number;
}

/** What an Arrow type says of a decimal; undefined for other types. */
function decimalType(type: unknown): DecimalType | undefined {
  if (typeof type !== 'object' || type === null || !('scale' in type) || !('bitWidth' in type)) return undefined;
  const { scale, bitWidth } = type;
  if (typeof scale !== 'number' || typeof bitWidth !== 'number' || bitWidth % 32 !== 0) return undefined;
  return { scale, words: bitWidth / 32 };
}

/**
 * The decimal that little-endian words of 32 bits hold in two's complement: a number, or its digits where a number would lose some of
 * a whole one. Example: the word 12345 with scale 2 is 123.45.
 */
export function decimalOf(words: Uint32Array, scale: number): unknown {
  let value = 0n;
  for (let i = words.length - 1; i >= 0; i -= 1) value = (value << 32n) | BigInt(words[i] ?? 0);
  value = BigInt.asIntN(32 * words.length, value);
  if (scale === 0) return plainValue(value);
  return Number(`${value}e${-scale}`);
}

class DecimalColumn extends OwnColumn {
  private readonly words: Uint32Array;
  private readonly width: number;
  private readonly scale: number;

  constructor(data: Data, { scale, words }: DecimalType) {
    super(data);
    this.words = data.values as Uint32Array;
    this.width = words;
    this.scale = scale;
  }

  protected override value(row: number): unknown {
    return decimalOf(this.words.subarray(row * this.width, (row + 1) * this.width), this.scale);
  }
}

/** Undefined for what is no decimal of whole words. */
export function decimalColumn(data: Data): ArrowColumn | undefined {
  const type = decimalType(data.type);
  const values: unknown = data.values;
  return type !== undefined && values instanceof Uint32Array ? new DecimalColumn(data, type) : undefined;
}
