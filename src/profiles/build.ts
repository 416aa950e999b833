/** The fold: events in, one profile per account out. */
import type { EventView } from '../events/event.js';
import { RepresentedInput } from '../represent/represented-input.js';
import type { Repeated } from '../summaries/repeated.js';
import type { SummarySettings } from '../summaries/settings.js';
import { Arena } from '../summaries/arena.js';
import { summaries } from '../summaries/index.js';
import type { InputSample } from '../summaries/input-sample.js';
import { bytesOf, poolOf } from '../summaries/pools.js';
import { AccountNames } from './account-names.js';
import type { Profile } from './profile.js';
import { decodeState, encodeState } from './profile-bytes.js';
import { readProfile, type Place } from './reading.js';
import { type HandedStates, packStates, unpackStates } from './hand-over.js';
import { recordOf, Records } from './records.js';
import { RECORD_WORDS } from './segment.js';
import { SampleLimit } from './sample-limit.js';
import { Scratch } from './scratch.js';
import { isOwn, type Share, WHOLE } from './share.js';
import { WaitingRows } from './waiting-rows.js';

/** Record, name and its place in the table, about; a multiple of 16. */
const ACCOUNT_BYTES = 16 * Math.ceil((4 * RECORD_WORDS + 112) / 16);
/** Account of a row that another thread folds. */
const NOBODY = -1;

const encoder = new TextEncoder();

/**
 * Accounts are numbered as they come; everything that leaves is sorted by name. The scales of tabular columns are learnt from
 * the first rows of the run, so the readings of `window` for tables depend on which rows came first; no other reading does.
 */
export class ProfileStore {
  readonly settings: SummarySettings;
  /** Inputs kept per account at most. */
  readonly limit: SampleLimit;

  private readonly names = new AccountNames();
  private readonly records: Records;
  /** Records that other threads made: their accounts are numbered behind the own ones. */
  private readonly adopted: Records[] = [];
  private readonly input = new RepresentedInput();
  private readonly waiting = new WaitingRows();
  private readonly scratch: Scratch;

  private readonly share: Share;
  private isSealed = false;

  /**
   * @param budget bytes that all states may take, about; samples of inputs are cut to half their size, for everybody, before it is exceeded
   * @param share accounts that are folded here; of all others only what everybody shares is taken note of
   */
  constructor(settings: SummarySettings, budget = Infinity, share = WHOLE) {
    // A copy of its own: the states of one settings object share their memory, and it goes with this store.
    this.settings = { ...settings };
    this.limit = new SampleLimit(this, budget, share);
    this.share = share;
    this.records = new Records(this.settings);
    this.scratch = new Scratch(this.settings);
  }

  /** Bytes all states take, about, without visiting each; without texts that accounts share, as the sum over threads must not depend on them. */
  get bytesTaken(): number {
    return ACCOUNT_BYTES * this.size + bytesOf(poolOf(this.settings));
  }

  get size(): number {
    return this.names.size;
  }

  /** Books one event with its account. */
  accumulate(event: EventView): void {
    const { input } = this;
    const { bytes, start, end } = event.account;
    input.begin(event);
    input.rememberNames();
    if (isOwn(this.share, bytes, start, end)) this.book(event, this.open(bytes, start, end));
    else this.wait(NOBODY, event);
    this.limit.look();
  }

  private book(event: EventView, account: number): void {
    const segment = this.records.segmentOf(account);
    const at = recordOf(account);
    const { input } = this;
    if (input.hasInput) input.kept = segment.columns.inputs.sample.peek(at);
    for (const { summary, columns } of segment.units) summary.accumulate(columns, at, event, input);
    this.wait(account, event);
  }

  /** Puts a row aside until the scales of its columns are known. */
  private wait(account: number, event: EventView): void {
    const { input, waiting } = this;
    if (input.kind !== 'row' || input.scales.isReady) return;
    waiting.add(account, event, input);
    if (waiting.isFull) this.finish();
  }

  /** Sample of an account; good until the next is asked for. */
  sampleOf(index: number): InputSample | undefined {
    const { segment, at } = this.placeOf(index);
    return segment.columns.inputs.sample.peek(at);
  }

  /** Closes the pilot: rows that waited for the column scales are compared now. Call once, after the last event. */
  finish(): void {
    if (this.input.scales.isReady) return;
    this.waiting.release(this.input, (account, event) => {
      if (account === NOBODY) return;
      const { columns } = this.records.segmentOf(account);
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
    this.isSealed = true;
    this.records.clear('window', 'ring');
    poolOf(this.settings).ringArena = new Arena();
  }

  /** All states as they lie in memory, for another thread; this store is of no use then. Call after `seal`. */
  handOver(): HandedStates {
    return packStates(this.records, (account) => this.names.name(account));
  }

  /** Takes the states of accounts that another thread folded, as they are. No events can be booked then. */
  adopt(states: HandedStates): void {
    const records = unpackStates(states, this.settings);
    for (const name of states.names) {
      const bytes = encoder.encode(name);
      const { size } = this;
      if (this.names.intern(bytes, 0, bytes.length) !== size)
        throw new Error('profile store: an account in two threads');
    }
    this.adopted.push(records);
  }

  /** One account's profile, by its number 0 up to `size`. */
  profile(index: number): Profile {
    if (!(index >= 0 && index < this.size)) throw new Error(`profile store: account ${index} of ${this.size}`);
    return readProfile(this.names.name(index), -1, this.placeOf(index));
  }

  /** All profiles by account name, in code-unit order: nothing depends on the order of arrival. Of a sealed store no account comes after that. */
  profiles(): Profile[] {
    if (this.isSealed) this.names.seal();
    const names = Array.from({ length: this.size }, (_, index) => this.names.name(index));
    const numbers = Uint32Array.from(names.keys()).sort((a, b) => ((names[a] ?? '') < (names[b] ?? '') ? -1 : 1));
    return Array.from(numbers, (index, order) => readProfile(names[index] ?? '', order, this.placeOf(index)));
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
      return number === known ? this.placeOf(number) : this.scratch.next();
    });
    if (this.scratch.has(place)) return this.add(account, place);
    if (this.limit.most < this.settings.sampleSize) this.sampleOf(number)?.cut(this.limit.most);
    this.limit.look();
    return number;
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
    this.records.segmentOf(account).merge(recordOf(account), segment, at);
    this.limit.look();
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
    if (this.adopted.length > 0) throw new Error('profile store: a new account after those of other threads');
    this.records.open();
    return account;
  }

  private placeOf(account: number): Place {
    let number = account;
    for (const records of [this.records, ...this.adopted]) {
      if (number < records.size) return records.placeOf(number);
      number -= records.size;
    }
    throw new Error(`profile store: no record of account ${account}`);
  }

  private checkSettings(other: SummarySettings): void {
    const own = JSON.stringify(Object.entries(this.settings).sort());
    if (own !== JSON.stringify(Object.entries(other).sort()))
      throw new Error('profile store: summaries made with different settings do not merge');
  }
}
