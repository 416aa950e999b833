/** The contents of all accounts side by side: an object each, with arrays of their own, takes 600 bytes of heap more an account. */
import { peers } from '../config/defaults.js';
import { type Content, emptyContent } from './content.js';

/** Numbers of a described content, in this order; NaN for null. */
const NUMBERS = 11;

export class ContentTable {
  /** By account: its number of inputs where they are too few, else the place of its content behind that. */
  private readonly places: Uint32Array;
  private readonly numbers: Float64Array;
  /** Where the lists of each content begin; they are of one length. */
  private readonly starts: Uint32Array;
  private readonly distances: Float64Array;
  private readonly disagreements: Float64Array;
  private described = 0;
  private last: { readonly index: number; readonly content: Content } | undefined;

  /** @param sizes at most how many contents will be described, and inputs looked up in all */
  constructor(accounts: number, sizes: { readonly described: number; readonly inputs: number }) {
    this.places = new Uint32Array(accounts);
    this.numbers = new Float64Array(NUMBERS * sizes.described);
    this.starts = new Uint32Array(sizes.described + 1);
    this.distances = new Float64Array(sizes.inputs);
    this.disagreements = new Float64Array(sizes.inputs);
  }

  /** Puts in the content of an account; each once, in any order. */
  put(index: number, content: Content): void {
    const { inputs, cells } = content;
    if (cells === null) {
      this.places[index] = inputs;
      return;
    }
    this.places[index] = peers.fewestInputs + this.described;
    const { strangerDistance, ownDistance, borderline, phraseSurprise, columnSurprise, collocationSurprise } = content;
    const distances = [cells.occupancy, strangerDistance, ownDistance, borderline];
    const rest = [...distances, phraseSurprise, columnSurprise, collocationSurprise];
    const numbers = [inputs, cells.own, cells.cross, cells.surprise, ...rest.map((number) => number ?? NaN)];
    this.numbers.set(numbers, NUMBERS * this.described);
    const start = this.starts[this.described] ?? 0;
    this.distances.set(content.strangerDistances, start);
    this.disagreements.set(content.disagreements, start);
    this.described += 1;
    this.starts[this.described] = start + content.strangerDistances.length;
  }

  /** The content of an account; undefined for an index that is none. */
  of(index: number): Content | undefined {
    if (index >= this.places.length) return undefined;
    // Features ask for one account after the other.
    if (this.last?.index !== index) this.last = { index, content: this.read(this.places[index] ?? 0) };
    return this.last.content;
  }

  /** Log distances to strangers of an account's inputs, none where they are too few. */
  distancesOf(index: number): Float64Array {
    const place = (this.places[index] ?? 0) - peers.fewestInputs;
    return place < 0 ? new Float64Array(0) : this.distances.subarray(this.starts[place], this.starts[place + 1]);
  }

  private read(place: number): Content {
    if (place < peers.fewestInputs) return emptyContent(place);
    const row = place - peers.fewestInputs;
    const [start, end] = [this.starts[row], this.starts[row + 1]];
    const numbers = this.numbers.subarray(NUMBERS * row, NUMBERS * (row + 1));
    const [inputs = 0, own = NaN, cross = NaN, surprise = NaN] = numbers;
    const known = (at: number): number | null => (Number.isNaN(numbers[at]) ? null : (numbers[at] ?? null));
    return {
      inputs,
      cells: { own, cross, surprise, occupancy: known(4) },
      strangerDistance: known(5),
      ownDistance: known(6),
      strangerDistances: this.distances.subarray(start, end),
      disagreements: this.disagreements.subarray(start, end),
      borderline: known(7),
      phraseSurprise: known(8),
      columnSurprise: known(9),
      collocationSurprise: known(10),
    };
  }
}
