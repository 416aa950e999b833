/** What repeats in the states of one file: words and row layouts, written out where they come first and by number from then on. */
import type { RowLayout } from '../represent/row.js';
import { WordCodes } from './word-codes.js';

/** Layouts that get a number; a log whose rows all have other columns gains nothing from more. */
const MOST_LAYOUTS = 4096;

/** Grows alike while a file is written and while it is read, so the states of a file must be read in the order in which they were written, all of them. */
export class Repeated {
  readonly words = new WordCodes();
  private readonly layouts: RowLayout[] = [];
  private readonly numbers = new Map<RowLayout, number>();

  layoutAt(number: number): RowLayout | undefined {
    return this.layouts[number];
  }

  /** Number of a layout that came before; undefined for a new one. Layouts are told apart as objects: a store has each once. */
  numberOf(layout: RowLayout): number | undefined {
    return this.numbers.get(layout);
  }

  add(layout: RowLayout): void {
    if (this.layouts.length === MOST_LAYOUTS) return;
    this.numbers.set(layout, this.layouts.length);
    this.layouts.push(layout);
  }
}
