/** The fold: events in, one profile per account out. */
import type { EventView } from '../events/event.js';
import { RepresentedInput } from '../represent/represented-input.js';
import type { Repeated } from '../summaries/repeated.js';
import type { SummarySettings } from '../summaries/settings.js';
import { Arena } from '../summaries/arena.js';
import { summaries } from '../summaries/index.js';
import { poolOf } from '../summaries/input-pool.js';
import { AccountNames } from './account-names.js';
import type { Profile } from './profile.js';
import { decodeState, encodeState, scratchPlace } from './profile-bytes.js';
import { readProfile, type Place } from './reading.js';
import { RECORD_WORDS, Segment } from './segment.js';
import { WaitingRows } from './waiting-rows.js';

/** Accounts of one segment, as a power of two: records of some megabytes, never copied. */
const SEGMENT_BITS = 12;
const SEGMENT_ACCOUNTS = 1 << SEGMENT_BITS;
/** Saved profiles read into one scratch place before it is made anew: what their states took of its memory goes with it. */
const SCRATCH_USES = 256;

/** Events between two looks at the memory taken, a power of two. */
const LOOK_EVERY = 8192;
/** Samples are not cut below this: fewer inputs tell nothing about an account. */
const SMALLEST_SAMPLE = 8;

const encoder = new TextEncoder();

/**
 * Accounts are numbered as they come; everything that leaves is sorted by name. The scales of tabular columns are learnt from
 * the first rows of the run, so the readings of `window` for tables depend on which rows came first; no other reading does.
 */
export class ProfileStore {
  readonly settings: SummarySettings;

  private readonly names = new AccountNames();
  private readonly segments: Segment[] = [];
  private readonly input = new RepresentedInput();
  private readonly waiting = new WaitingRows();
  private scratch: Place | undefined;
  private scratchUses = 0;

  private readonly budget: number;
  private booked = 0;

  /** @param budget bytes that all states may take, about; samples of inputs are cut to half their size, for everybody, before it is exceeded */
  constructor(settings: SummarySettings, budget = Infinity) {
    // A copy of its own: the states of one settings object share their memory, and it goes with this store.
    this.settings = { ...settings };
    this.budget = budget;
  }

  /** Inputs kept per account at most: what the settings say, or less where the budget did not allow it. */
  get sampleLimit(): number {
    return Math.min(this.settings.sampleSize, poolOf(this.settings).sampleLimit);
  }

  /** Bytes of memory all states take, about, without visiting each: what the budget is compared with. */
  get bytesTaken(): number {
    const { arena, ringArena } = poolOf(this.settings);
    return this.names.byteSize() + 4 * RECORD_WORDS * this.size + arena.bytesTaken + ringArena.bytesTaken;
  }

  /** Accounts seen. */
  get size(): number {
    return this.names.size;
  }

  /** Books one event with its account. */
  accumulate(event: EventView): void {
    const { bytes, start, end } = event.account;
    const account = this.open(bytes, start, end);
    const segment = this.segmentOf(account);
    const at = recordOf(account);
    const { input } = this;
    input.begin(event);
    if (input.hasInput) input.kept = segment.columns.inputs.sample.peek(at);
    for (const { summary, columns } of segment.units) summary.accumulate(columns, at, event, input);
    if (input.kind === 'row' && !input.scales.isReady) {
      this.waiting.add(account, event, input);
      if (this.waiting.isFull) this.finish();
    }
    this.booked += 1;
    if (this.booked % LOOK_EVERY === 0) this.keepWithinBudget();
  }

  /** A sample of the k smallest keys, cut to k / 2, is exactly the sample that k / 2 would have kept. */
  private keepWithinBudget(): void {
    while (this.bytesTaken > this.budget && this.sampleLimit > SMALLEST_SAMPLE) {
      const limit = Math.max(SMALLEST_SAMPLE, this.sampleLimit >> 1);
      poolOf(this.settings).sampleLimit = limit;
      for (let index = 0; index < this.size; index += 1) {
        const { segment, at } = this.placeOf(index);
        segment.columns.inputs.sample.peek(at)?.cut(limit);
      }
    }
  }

  /** Closes the pilot: rows that waited for the column scales are compared now. Call once, after the last event. */
  finish(): void {
    if (this.input.scales.isReady) return;
    this.waiting.release(this.input, (account, event) => {
      const { columns } = this.segmentOf(account);
      const at = recordOf(account);
      this.input.kept = columns.inputs.sample.peek(at);
      summaries.window.accumulate(columns.window, at, event, this.input);
      summaries.evidence.accumulate(columns.evidence, at, event, this.input);
    });
  }

  /**
   * Ends the fold: closes the pilot and forgets the rings of last inputs, a tenth of all states, which only further events would need.
   * Not for stores that will be saved or merged: their windows would start afresh at the seam.
   */
  seal(): void {
    this.finish();
    for (const segment of this.segments) segment.clear('window', 'ring');
    poolOf(this.settings).ringArena = new Arena();
  }

  /** One account's profile, by its number 0 up to `size`. */
  profile(index: number): Profile {
    if (!(index >= 0 && index < this.size)) throw new Error(`profile store: account ${index} of ${this.size}`);
    return readProfile(this.names.name(index), this.placeOf(index));
  }

  /** All profiles by account name, in code-unit order: nothing depends on the order of arrival. */
  profiles(): Profile[] {
    const profiles = Array.from({ length: this.size }, (_, index) => this.profile(index));
    return profiles.sort((a, b) => (a.account < b.account ? -1 : 1));
  }

  /** Adds another store's accounts to this one. Closes the pilot of both; apart from that the other stays as it is. */
  merge(other: ProfileStore): void {
    this.checkSettings(other.settings);
    this.finish();
    other.finish();
    for (let index = 0; index < other.size; index += 1) {
      this.add(other.names.name(index), other.placeOf(index));
    }
  }

  /**
   * One account as versioned bytes.
   * @param repeated what came before in the same file: its profiles must then be read all, in the same order
   */
  encodeProfile(index: number, repeated?: Repeated): Uint8Array {
    this.finish();
    return encodeState(this.names.name(index), this.placeOf(index), repeated);
  }

  /**
   * Adds an account from the bytes of `encodeProfile`, merging it when it is already known. Returns its number.
   * @throws UserError when the bytes are damaged, or were written by another version or with other settings; the store is of no use then
   */
  decodeProfile(bytes: Uint8Array, repeated?: Repeated): number {
    let number = -1;
    const { account, place } = decodeState({ bytes, repeated }, this.settings, (name) => {
      const known = this.size;
      number = this.openNamed(name);
      // Most accounts of a file are new to the store: they are read where they belong. The others are merged from aside.
      return number === known ? this.placeOf(number) : this.aside();
    });
    return place === this.scratch ? this.add(account, place) : number;
  }

  private aside(): Place {
    if (this.scratch === undefined || this.scratchUses % SCRATCH_USES === 0) {
      this.scratch = scratchPlace(this.settings);
    }
    this.scratchUses += 1;
    return this.scratch;
  }

  /** Bytes all states take now, about. */
  byteSize(): number {
    let bytes = this.names.byteSize();
    for (let index = 0; index < this.size; index += 1) {
      const { segment, at } = this.placeOf(index);
      bytes += segment.byteSize(at);
    }
    return bytes;
  }

  private add(name: string, { segment, at }: Place): number {
    const account = this.openNamed(name);
    this.segmentOf(account).merge(recordOf(account), segment, at);
    return account;
  }

  private openNamed(name: string): number {
    const bytes = encoder.encode(name);
    return this.open(bytes, 0, bytes.length);
  }

  /** Number of the account with this name; a new one gets a place and its initial values. */
  private open(bytes: Uint8Array, start: number, end: number): number {
    const known = this.names.size;
    const account = this.names.intern(bytes, start, end);
    if (account < known) return account;
    if ((account & (SEGMENT_ACCOUNTS - 1)) === 0) this.segments.push(new Segment(SEGMENT_ACCOUNTS, this.settings));
    this.segmentOf(account).start(recordOf(account));
    return account;
  }

  private segmentOf(account: number): Segment {
    const segment = this.segments[account >>> SEGMENT_BITS];
    if (segment === undefined) throw new Error(`profile store: no segment for account ${account}`);
    return segment;
  }

  private placeOf(account: number): Place {
    return { segment: this.segmentOf(account), at: recordOf(account), settings: this.settings };
  }

  private checkSettings(other: SummarySettings): void {
    const own = JSON.stringify(Object.entries(this.settings).sort());
    if (own !== JSON.stringify(Object.entries(other).sort())) {
      throw new Error('profile store: summaries made with different settings do not merge');
    }
  }
}

/** First word of an account's record in its segment. */
function recordOf(account: number): number {
  return (account & (SEGMENT_ACCOUNTS - 1)) * RECORD_WORDS;
}
