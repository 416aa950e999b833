/** One number for a call: the same for the same call delivered again, another for every other. */
import { callNames, type EventView, type TextSlice } from '../../events/event.js';
import { FNV_OFFSET, FNV_PRIME, mix32 } from '../../represent/hash.js';

/** Bytes looked at at either end of a text, and numbers of a row. */
const ENDS = 64;
const MOST_NUMBERS = 16;
/** A second multiplier, for the second of the two hashes that run side by side. */
const OTHER_PRIME = 0x85ebca6b;

const numbers = new Float64Array(1);
const words = new Uint32Array(numbers.buffer);

/** Two hashes of 32 bits in one pass over the bytes. */
class TwoHashes {
  private first = FNV_OFFSET;
  private second = ~FNV_OFFSET;

  restart(): void {
    this.first = FNV_OFFSET;
    this.second = ~FNV_OFFSET;
  }

  word(value: number): void {
    this.first = Math.imul(mix32(this.first ^ value), FNV_PRIME);
    this.second = Math.imul(mix32(this.second ^ value), OTHER_PRIME);
  }

  number(value: number): void {
    numbers[0] = value;
    this.word(words[0] ?? 0);
    this.word(words[1] ?? 0);
  }

  /** How many, and the first of them: what `word` and `number` do, without going through memory between two numbers. */
  numbers(values: Float64Array, count: number): void {
    let first = Math.imul(mix32(this.first ^ count), FNV_PRIME);
    let second = Math.imul(mix32(this.second ^ count), OTHER_PRIME);
    const last = Math.min(count, MOST_NUMBERS);
    for (let i = 0; i < last; i += 1) {
      numbers[0] = values[i] ?? NaN;
      const low = words[0] ?? 0;
      const high = words[1] ?? 0;
      first = Math.imul(mix32(Math.imul(mix32(first ^ low), FNV_PRIME) ^ high), FNV_PRIME);
      second = Math.imul(mix32(Math.imul(mix32(second ^ low), OTHER_PRIME) ^ high), OTHER_PRIME);
    }
    this.first = first;
    this.second = second;
  }

  bytes(bytes: Uint8Array, start: number, end: number): void {
    let { first, second } = this;
    for (let i = start; i < end; i += 1) {
      const byte = bytes[i] ?? 0;
      first = Math.imul(first ^ byte, FNV_PRIME);
      second = Math.imul(second ^ byte, OTHER_PRIME);
    }
    this.first = first;
    this.second = second;
  }

  /** Its length and its ends: whoever sends two texts that differ in their middle alone does so at two times. */
  text({ bytes, start, end }: TextSlice): void {
    this.word(end - start);
    this.bytes(bytes, start, Math.min(end, start + ENDS));
    if (end - start > ENDS) this.bytes(bytes, Math.max(start + ENDS, end - ENDS), end);
  }

  /** From 1 below 2^40: among the calls of ten minutes, say 10,000, a new one is taken for a known one once in 100 million. */
  get key(): number {
    return Math.max(1, (mix32(this.second) >>> 24) * 2 ** 32 + mix32(this.first));
  }
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
