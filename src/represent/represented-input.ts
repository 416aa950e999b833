/** What the summaries ask about the input of the current event; each answer is worked out once an event, when first asked for. */
import { labelNames } from '../events/column-names.js';
import { inputKinds, type EventView } from '../events/event.js';
import { ColumnScales } from './column-scales.js';
import { matchCues } from './cues.js';
import { hashBytes } from './hash.js';
import { rowKey, TextKey, vectorKey, withAttachments } from './input-key.js';
import { PackedRow, RowPacker } from './row.js';
import type { StoredInput } from './stored-input.js';
import { WordSet } from './text-distance.js';
import { TextWords } from './words.js';

export type RepresentedKind = 'none' | 'text' | 'row' | 'hidden';

/** The account's own kept inputs, lent by the fold, so that a walk can be compared with random steps. */
export interface KeptInputs {
  readonly size: number;
  /** Key of the kept input at `index`, 0 up to `size`. */
  keyAt(index: number): number;
  /** Writes the words of a kept text to `into` and says how many; -1 if that input is no text. */
  copyWords(index: number, into: Uint32Array): number;
  /** Fills `into` with a kept row; false if that input is no row. */
  copyRow(index: number, into: PackedRow): boolean;
}

/** A close neighbour among the account's last inputs; left by the window for the evidence. */
export interface Neighbour {
  readonly kind: 'near' | 'flip';
  /** The earlier input. */
  readonly input: StoredInput;
  readonly label: string;
  readonly time: number;
  readonly margin: number;
}

export class RepresentedInput {
  /** Column scales of the run. */
  readonly scales = new ColumnScales();
  /** Own sample of the event's account; undefined when there is none yet. */
  kept: KeptInputs | undefined;
  /** Set by the window summary when it found a close neighbour that can be shown. */
  neighbour: Neighbour | undefined;
  /** True while a row that waited for the scales is looked at a second time. */
  isRecalled = false;

  private event: EventView | undefined;
  private inputKind: RepresentedKind = 'none';
  private inputKey = NaN;
  private label = -1;
  private hasWords = false;
  private hasRow = false;
  private hasSet = false;

  private readonly packer = new RowPacker();
  private readonly textKey = new TextKey();
  private readonly textWords = new TextWords();
  private readonly packedRow = new PackedRow();
  private readonly set = new WordSet(this.textWords.hashes.length);

  /** Points at the next event; forgets everything about the one before. */
  begin(event: EventView): void {
    this.event = event;
    this.kept = undefined;
    this.neighbour = undefined;
    this.isRecalled = false;
    this.inputKind = kindOf(event);
    this.inputKey = NaN;
    this.label = -1;
    this.hasWords = false;
    this.hasRow = false;
    this.hasSet = false;
  }

  /** Points at a row that was put aside: its key and packed form are known, its event has everything but the input. */
  recall(event: EventView, key: number, row: PackedRow): void {
    this.begin(event);
    this.isRecalled = true;
    this.inputKind = 'row';
    this.inputKey = key;
    this.packedRow.set(row.layout, row.bits, 0);
    this.hasRow = true;
  }

  get kind(): RepresentedKind {
    return this.inputKind;
  }

  get hasInput(): boolean {
    return this.inputKind !== 'none';
  }

  /** 52-bit key of the normalised input; NaN without input. */
  get key(): number {
    if (Number.isNaN(this.inputKey) && this.event !== undefined) this.inputKey = this.keyOf(this.event);
    return this.inputKey;
  }

  /** 32-bit hash of the label; 0 without label. */
  get labelHash(): number {
    if (this.label < 0) {
      const label = this.current().label;
      this.label = label.length === 0 ? 0 : hashBytes(label.bytes, label.start, label.end, 0);
    }
    return this.label;
  }

  /**
   * Remembers what later readers show by name: the label, and the columns of a vector. Asked of every event that brings an input, so
   * that the names do not depend on whose events are looked at.
   */
  rememberNames(): void {
    const event = this.event;
    if (event === undefined || this.inputKind === 'none') return;
    if (event.inputKind === inputKinds.vector) this.packer.rememberVector(event.vectorLength);
    const { labelHash } = this;
    if (labelHash !== 0 && labelNames.wants(labelHash)) labelNames.remember(labelHash, event.label.toString());
  }

  /** Words of a text input. */
  get words(): TextWords {
    if (!this.hasWords) {
      const { text } = this.current();
      this.textWords.read(text.bytes, text.start, text.end);
      this.hasWords = true;
    }
    return this.textWords;
  }

  /** The words as a set, to compare other texts with. */
  get wordSet(): WordSet {
    if (!this.hasSet) {
      this.set.fill(this.words.hashes, this.words.kept);
      this.hasSet = true;
    }
    return this.set;
  }

  /** Characters of a text input, blanks collapsed. */
  countCharacters(): number {
    return Number.isNaN(this.key) ? 0 : this.textKey.characters;
  }

  /** Kinds of training material a text asks for, one bit each (cue-phrases.ts). Not kept, as above. */
  matchCues(): number {
    return matchCues(this.words.hashes, this.words.kept);
  }

  /** A tabular input or vector in packed form. */
  get row(): PackedRow {
    if (!this.hasRow) {
      this.packer.pack(this.current(), this.packedRow);
      this.hasRow = true;
    }
    return this.packedRow;
  }

  private keyOf(event: EventView): number {
    switch (event.inputKind) {
      case inputKinds.text:
      case inputKinds.hidden:
        this.textKey.read(event.text.bytes, event.text.start, event.text.end);
        return withAttachments(this.textKey.key, event.attachments);
      case inputKinds.fields:
        return rowKey(event.fields);
      case inputKinds.vector:
        return vectorKey(event.vector, event.vectorLength);
      default:
        return NaN;
    }
  }

  private current(): EventView {
    if (this.event === undefined) throw new Error('represented input: asked before the first event');
    return this.event;
  }
}

function kindOf(event: EventView): RepresentedKind {
  switch (event.inputKind) {
    case inputKinds.text:
      return event.text.length > 0 ? 'text' : 'none';
    case inputKinds.hidden:
      return event.text.length > 0 ? 'hidden' : 'none';
    case inputKinds.fields:
      return event.fields.count > 0 ? 'row' : 'none';
    case inputKinds.vector:
      return event.vectorLength > 0 ? 'row' : 'none';
    default:
      return 'none';
  }
}
