/** Where a state lies: some words of an account's record. A cursor moves over the records; nothing is made for an account. */

export class Cells {
  readonly words: Uint32Array;
  /** First word of the state. */
  at: number;

  constructor(words: Uint32Array, at: number) {
    this.words = words;
    this.at = at;
  }
}

/** Words of its own for a state that belongs to no record. */
export function ownCells(words: number): Cells {
  return new Cells(new Uint32Array(words), 0);
}
