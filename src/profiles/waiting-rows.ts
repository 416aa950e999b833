/** Tabular rows that came before the scales of their columns were known: kept packed, looked at again when they are. */
import { EventView, inputKinds } from '../events/event.js';
import { PILOT_ROWS } from '../represent/column-scales.js';
import type { RepresentedInput } from '../represent/represented-input.js';
import { PackedRow, type RowLayout } from '../represent/row.js';

interface WaitingRow {
  readonly account: number;
  readonly key: number;
  readonly layout: RowLayout;
  readonly bits: Uint32Array;
  readonly time: number;
  readonly margin: number;
  readonly label: Uint8Array;
}

export class WaitingRows {
  private rows: WaitingRow[] = [];

  /** Whether there are enough to learn the scales from. */
  get isFull(): boolean {
    return this.rows.length >= PILOT_ROWS;
  }

  /** Puts the current input of an account aside. */
  add(account: number, event: EventView, input: RepresentedInput): void {
    const { layout, bits, length } = input.row;
    const { bytes, start, end } = event.label;
    this.rows.push({
      account,
      key: input.key,
      layout,
      bits: bits.slice(0, length),
      time: event.time,
      margin: event.margin,
      // A copy: `slice` of a Buffer would be a view of bytes that are used again.
      label: new Uint8Array(bytes.subarray(start, end)),
    });
  }

  /** Teaches the scales, then shows every row once more in the order it came, and forgets them all. */
  release(input: RepresentedInput, look: (account: number, event: EventView) => void): void {
    const { rows } = this;
    this.rows = [];
    input.scales.learn(rows);
    const event = new EventView();
    const row = new PackedRow();
    for (const waiting of rows) {
      event.reset();
      event.inputKind = inputKinds.fields;
      event.time = waiting.time;
      event.margin = waiting.margin;
      event.label.set(waiting.label, 0, waiting.label.length);
      row.set(waiting.layout, waiting.bits, 0);
      input.recall(event, waiting.key, row);
      look(waiting.account, event);
    }
  }
}
