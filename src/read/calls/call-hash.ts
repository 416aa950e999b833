/** One number for a call: the same for the same call delivered again, another for every other. */
import { callNames, type EventView, type TextSlice } from '../../events/event.js';
import { FNV_OFFSET, FNV_PRIME, mix32 } from '../../represent/hash.js';
import { viewOf } from '../../represent/wide-bytes.js';

/** Bytes looked at at either end of a text, and numbers of a row. */
const ENDS = 64;
const MOST_NUMBERS = 16;
/** A second multiplier, for the second of the two hashes that run side by side. */
const OTHER_PRIME = 0x85ebca6b;

const numbers = new Float64Array(1);
const words = new Uint32Array(numbers.buffer);

/** Two hashes of 32 bits in one pass, four bytes a step: multiplied, which moves bits up, and folded, which moves them down again. */
class TwoHashes {
  private first = FNV_OFFSET;
  private second = ~FNV_OFFSET;

  restart(): void {
    this.first = FNV_OFFSET;
    this.second = ~FNV_OFFSET;
  }

  word(value: number): void {
    this.first = stepOfFirst(this.first, value);
    this.second = stepOfSecond(this.second, value);
  }

  number(value: number): void {
    numbers[0] = value;
    this.word(words[0] ?? 0);
    this.word(words[1] ?? 0);
  }

  /** How many, and the first of them: what `word` and `number` do, without going through memory between two numbers. */
  numbers(values: Float64Array, count: number): void {
    let first = stepOfFirst(this.first, count);
    let second = stepOfSecond(this.second, count);
    const last = Math.min(count, MOST_NUMBERS);
    for (let i = 0; i < last; i += 1) {
      numbers[0] = values[i] ?? NaN;
      const low = words[0] ?? 0;
      const high = words[1] ?? 0;
      first = stepOfFirst(stepOfFirst(first, low), high);
      second = stepOfSecond(stepOfSecond(second, low), high);
    }
    this.first = first;
    this.second = second;
  }

  bytes(bytes: Uint8Array, start: number, end: number): void {
    const view = viewOf(bytes);
    let { first, second } = this;
    let i = start;
    for (; i + 4 <= end; i += 4) {
      const four = view.getInt32(i, true);
      first = stepOfFirst(first, four);
      second = stepOfSecond(second, four);
    }
    // Up to three bytes that are left, and how many they are.
    let rest = (end - i) << 24;
    for (let shift = 0; i < end; i += 1, shift += 8) rest |= (bytes[i] ?? 0) << shift;
    this.first = stepOfFirst(first, rest);
    this.second = stepOfSecond(second, rest);
  }

  /** Its length and its ends: whoever sends two texts that differ in their middle alone does so at two times. */
  text({ bytes, start, end }: TextSlice): void {
    this.word(end - start);
    if (start === end) return;
    this.bytes(bytes, start, Math.min(end, start + ENDS));
    if (end - start > ENDS) this.bytes(bytes, Math.max(start + ENDS, end - ENDS), end);
  }

  /** From 1 below 2^40: among the calls of ten minutes, say 10,000, a new one is taken for a known one once in 100 million. */
  get key(): number {
    return Math.max(1, (mix32(this.second) >>> 24) * 2 ** 32 + mix32(this.first));
  }
}

function stepOfFirst(hash: number, word: number): number {
  const product = Math.imul(hash ^ word, FNV_PRIME);
  return product ^ (product >>> 15);
}

function stepOfSecond(hash: number, word: number): number {
  const product = Math.imul(hash ^ word, OTHER_PRIME);
  return product ^ (product >>> 13);
}

const hashes = new TwoHashes();

/** The number of a call, from the first of its rows; NaN where its record does not name it. */
export function callHash(event: EventView): number {
  const { requestId } = event;
  if (event.callName === callNames.none || requestId.length === 0) return NaN;
  hashes.restart();
  hashes.bytes(requestId.bytes, requestId.start, requestId.end);
  if (event.callName === callNames.id) return hashes.key;
  // Callers may choose ids, and some give every call the same one.
  hashes.text(event.account);
  hashes.number(event.time);
  hashes.text(event.text);
  hashes.text(event.label);
  hashes.text(event.outputText);
  hashes.numbers(event.vector, event.vectorLength);
  hashes.numbers(event.fields.values, event.fields.count);
  return hashes.key;
}
