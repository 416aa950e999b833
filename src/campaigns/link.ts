/** The shape of a link: one kind of evidence that two accounts are run by one operator. */
import type { EventFieldId } from '../events/fields.js';
import type { Population } from '../population/population.js';

export interface Link {
  readonly id: string;
  readonly title: string;
  readonly measures: string;
  readonly range: readonly [number, number];
  readonly needs: readonly EventFieldId[];
  readonly source: string;
  readonly benign: readonly string[];
  /** `operator`: who runs it (source, time); `kind`: what is run (content, behaviour). A campaign needs both. */
  readonly evidenceFor: 'operator' | 'kind';
  /** Prepares whatever the comparison needs once per log. */
  prepare(population: Population): LinkComparison;
}

export interface LinkComparison {
  /** Accounts (by index) worth comparing with this one by this link: blocking, never all pairs. */
  candidates(account: number): Iterable<number>;
  /** Similarity of two accounts, higher is more alike; 0 means nothing shared, NaN not comparable. */
  compare(a: number, b: number): number;
  /** What the two share, in words, for an analyst. */
  explain(a: number, b: number): string;
}

export function defineLink(link: Link): Link {
  return Object.freeze(link);
}
