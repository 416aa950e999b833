/** The calls of the last spans of time, by hash: what a state keeps of a night, and what one run has seen. */
import { CallSet } from './call-set.js';
import { decodeSpan, encodeSpan, type PackedSpan, spansIn } from './packed-span.js';

/** Ten minutes: deliveries that overlap do so in few of them, and only those are unpacked. */
export const SPAN_MS = 600_000;
/** Spans told apart: a log whose times are broken names a new one with every record. */
const MOST_SPANS = 4096;

export class CallMemory {
  /** Least recently used first. */
  private readonly spans = new Map<number, CallSet>();
  /** As they lie in a state, until a call of their time comes. */
  private readonly packed = new Map<number, readonly PackedSpan[]>();
  private readonly most: number;
  private current: CallSet | undefined;
  private currentSpan = NaN;
  private size = 0;

  /** @param most calls remembered, about: the spans that were used least recently are forgotten first */
  constructor(most: number) {
    this.most = most;
  }

  /** @throws RangeError for bytes that `encode` did not write */
  static decode(bytes: Uint8Array, most: number): CallMemory {
    const memory = new CallMemory(most);
    for (const span of spansIn(bytes))
      memory.packed.set(span.number, [...(memory.packed.get(span.number) ?? []), span]);
    return memory;
  }

  has(time: number, key: number): boolean {
    const span = spanOf(time);
    if (span === this.currentSpan) return this.current?.has(key) === true;
    if (!this.spans.has(span) && !this.packed.has(span)) return false;
    return this.open(span).has(key);
  }

  /** False when the call is known. */
  add(time: number, key: number): boolean {
    const span = spanOf(time);
    const set = span === this.currentSpan && this.current !== undefined ? this.current : this.open(span);
    if (!set.add(key)) return false;
    this.size += 1;
    if (this.size > this.most || this.spans.size > MOST_SPANS) this.forget();
    return true;
  }

  /** Calls from a time on, with those of another memory, as bytes; such bytes may be joined, one behind the other. */
  encode(from: number, until: number, other?: CallMemory): Uint8Array {
    const numbers = new Set([this, other].flatMap((memory) => memory?.numbers ?? []));
    const wanted = [...numbers].filter((number) => number * SPAN_MS >= from && number * SPAN_MS < until);
    const pieces = wanted.sort((a, b) => a - b).flatMap((number) => this.encoded(number, other));
    return Buffer.concat(pieces);
  }

  private get numbers(): readonly number[] {
    return [...this.spans.keys(), ...this.packed.keys()];
  }

  private encoded(number: number, other: CallMemory | undefined): readonly Uint8Array[] {
    const packed = [...(this.packed.get(number) ?? []), ...(other?.packed.get(number) ?? [])].map(({ whole }) => whole);
    const open = [this.spans.get(number), other?.spans.get(number)].filter((set) => set !== undefined);
    return [...packed, ...open.map((set) => encodeSpan(number, set.sorted()))];
  }

  private open(number: number): CallSet {
    const set = this.spans.get(number) ?? this.unpacked(number);
    // Last in the order of use.
    this.spans.delete(number);
    this.spans.set(number, set);
    this.current = set;
    this.currentSpan = number;
    return set;
  }

  private unpacked(number: number): CallSet {
    const set = new CallSet();
    for (const span of this.packed.get(number) ?? []) for (const key of decodeSpan(span)) set.add(key);
    this.packed.delete(number);
    this.size += set.size;
    return set;
  }

  private forget(): void {
    for (const [number, { size }] of this.spans) {
      this.spans.delete(number);
      this.size -= size;
      if (this.size <= this.most && this.spans.size <= MOST_SPANS) break;
    }
    this.current = undefined;
    this.currentSpan = NaN;
  }
}

/** Calls without a time are of one span, which no state keeps. */
function spanOf(time: number): number {
  return Number.isFinite(time) ? Math.floor(time / SPAN_MS) : 0;
}
