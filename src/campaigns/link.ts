/** The shape of a link: one kind of evidence that two accounts are run by one operator. */
import type { EventFieldId } from '../events/fields.js';
import type { Crowd } from './crowd.js';

/** Kinds of evidence. `source`, `time`: who runs it. The others: what is run. */
export const evidenceFamilies = ['source', 'time', 'content', 'form', 'behaviour', 'same'] as const;
export type EvidenceFamily = (typeof evidenceFamilies)[number];

export interface Link {
  /** File name; what two accounts have in common. */
  readonly id: string;
  readonly title: string;
  readonly measures: string;
  /** Of `compare`; NaN apart. */
  readonly range: readonly [number, number];
  readonly needs: readonly EventFieldId[];
  readonly source: string;
  /** Honest reasons for the same; never empty. */
  readonly benign: readonly string[];
  readonly family: EvidenceFamily;
  /** Prepares whatever the comparison needs, once per log and kind of use. */
  prepare(crowd: Crowd): LinkComparison;
}

/** Accounts are given by their place in the crowd. */
export interface LinkComparison {
  /**
   * For blocking, never all pairs: gives a function that finds a few accounts worth comparing with one. What it looks them up in goes with the function,
   * as the indexes of all links together outweigh everything else. Left out by links that find nobody.
   */
  candidates?(): (place: number) => readonly number[];
  /** Similarity of two accounts, the same both ways, higher is more alike; 0 means nothing shared, NaN not comparable. */
  compare(a: number, b: number): number;
  /** All pairs of these accounts are compared next, one row after the other; an empty list ends it. For links that do rows faster than pairs. */
  gather?(places: readonly number[]): void;
  /**
   * Pairs are ranked among those of the same stratum, for links whose likeness follows from something else too: vectors of one length fall into the
   * same places, whoever sends them. Higher strata are more alike. Left out: all pairs are one stratum.
   */
  stratum?(a: number, b: number): number;
  /** Whether evidence counts over what strangers of its stratum have on average, where those of some strata have nothing in common and of others always something. */
  readonly overStratum?: true;
  /** Links that no single pair shows, only a whole group: -log10 of the chance that independent accounts come out like this. They tie no pairs. */
  together?(places: readonly number[]): number;
  /** Whether that chance is exact, so that it may count beyond the cap of a link: up to 1 for each member beside the first. */
  readonly exact?: true;
  /** What the accounts share, in words with numbers, for an analyst; one clause, empty when nothing. */
  explain(places: readonly number[]): string;
}

export function defineLink(link: Link): Link {
  return Object.freeze(link);
}
