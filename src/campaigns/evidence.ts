/** Evidence that two accounts are run by one operator: how rare a likeness like theirs is among all pairs of the log. */
import { campaigns } from '../config/defaults.js';
import type { FieldCounts } from '../events/fields.js';
import { medianOf } from '../stats/median.js';
import { systematicSample } from '../stats/systematic-sample.js';
import type { Crowd } from './crowd.js';
import { links } from './index.js';
import type { EvidenceFamily, Link, LinkComparison } from './link.js';
import { type PackedLists, packLists } from './packed-lists.js';
import { likenessesOf, Reference, referencePairs } from './reference.js';
import { joinEvidence, type LinkEvidence, type LinkPlaces, PAIR_NUMBERS, TIE } from './tie.js';

/** Members of a group whose pairs are looked at for what only the group shows. */
const MOST_TOGETHER = 60;
/** Share of a vote that the last proposal of a link loses against the first. */
const HALF = 0.5;

interface ApplicableLink {
  readonly link: Link;
  readonly comparison: LinkComparison;
}

interface PreparedLink extends ApplicableLink {
  readonly reference: Reference;
}

export class Evidence {
  readonly crowd: Crowd;
  /** Mean of each kind of evidence and of the tie over the reference pairs. */
  readonly usual: Float64Array;
  /** Median tie of the reference pairs. */
  readonly medianTie: number;
  private readonly applicable: readonly ApplicableLink[];
  /** Those that tie pairs. */
  private readonly prepared: readonly PreparedLink[];
  private readonly places: LinkPlaces;
  private readonly values: Float64Array;

  /** @param fields links whose fields the log lacks are left out, and those switched off */
  constructor(crowd: Crowd, fields: FieldCounts) {
    this.crowd = crowd;
    const pairs = referencePairs(crowd);
    this.applicable = links
      .filter(({ id, needs }) => needs.every((field) => fields[field] > 0) && !crowd.settings.linksOff.has(id))
      .map((link) => ({ link, comparison: link.prepare(crowd) }));
    const pairwise = this.applicable.filter(({ comparison }) => comparison.together === undefined);
    const measured = likenessesOf(
      pairwise.map(({ comparison }) => comparison),
      pairs,
    ).flatMap((likenesses, i) => {
      const item = pairwise[i];
      if (item === undefined) return [];
      return [{ likenesses, link: { ...item, reference: new Reference(item.comparison, likenesses) } }];
    });
    this.prepared = measured.map(({ link }) => link);
    this.values = new Float64Array(this.prepared.length);
    this.places = this.locate();
    const ties: number[] = [];
    const pair = new Float32Array(PAIR_NUMBERS);
    this.usual = new Float64Array(PAIR_NUMBERS);
    for (let at = 0; at < pairs.length; at += 1) {
      measured.forEach(({ link, likenesses: { values, strata } }, i) => {
        this.values[i] = link.reference.rate(values[at] ?? 0, strata[at] ?? 0);
      });
      joinEvidence(this.values, this.places, crowd.kind, pair);
      for (let i = 0; i < PAIR_NUMBERS; i += 1) this.usual[i] = (this.usual[i] ?? 0) + (pair[i] ?? 0) / pairs.length;
      ties.push(pair[TIE] ?? 0);
    }
    this.medianTie = medianOf(ties);
  }

  /** Writes each kind of evidence and the tie of two accounts into `pair`, and returns it. */
  measure(a: number, b: number, pair: Float32Array): Float32Array {
    const first = Math.min(a, b);
    const second = Math.max(a, b);
    let i = 0;
    for (const link of this.prepared) {
      this.values[i] = link.reference.evidence(first, second);
      i += 1;
    }
    joinEvidence(this.values, this.places, this.crowd.kind, pair);
    return pair;
  }

  /** All pairs of these accounts are measured next, one row after the other; an empty list ends it. */
  gather(places: readonly number[]): void {
    for (const { comparison } of this.prepared) comparison.gather?.(places);
  }

  /** Evidence by link id, links without any left out. */
  byLink(a: number, b: number): LinkEvidence {
    const [first, second] = a < b ? [a, b] : [b, a];
    const found = this.prepared.map(({ link, reference }) => [link.id, reference.evidence(first, second)] as const);
    return Object.fromEntries(found.filter(([, value]) => value > 0));
  }

  /** Mean evidence of each link over the reference pairs: what two strangers have. */
  usualByLink(): LinkEvidence {
    return Object.fromEntries(this.prepared.map(({ link, reference }) => [link.id, reference.usual()]));
  }

  /**
   * By account those worth comparing with it, ascending: those that the links propose, the ones proposed by several links or high up first, so many that
   * the comparisons of all accounts together stay within their budget. One link after the other, so that the index of one only is in memory.
   */
  candidates(): PackedLists {
    const proposals = this.prepared.flatMap(({ comparison }) => {
      const propose = comparison.candidates?.();
      return propose === undefined ? [] : [packLists(this.crowd.size, propose)];
    });
    return packLists(this.crowd.size, (place) => this.mostProposed(place, proposals));
  }

  private mostProposed(place: number, proposals: readonly PackedLists[]): Uint32Array {
    const votes = new Map<number, number>();
    for (const proposal of proposals) {
      let vote = 1;
      for (const other of proposal.of(place)) {
        votes.set(other, (votes.get(other) ?? 0) + vote);
        vote -= HALF / campaigns.candidates;
      }
    }
    votes.delete(place);
    const most = Math.max(campaigns.fewestCandidates, Math.floor(campaigns.candidatePairs / this.crowd.size));
    const found = [...votes.keys()];
    if (found.length > most) found.sort((a, b) => (votes.get(b) ?? 0) - (votes.get(a) ?? 0) || a - b);
    return Uint32Array.from(found.slice(0, most)).sort();
  }

  /** Whether two accounts have anything in common by one link; null where the log does not support it. */
  isAlike(id: string, a: number, b: number): boolean | null {
    const comparison = this.prepared.find(({ link }) => link.id === id)?.comparison;
    return comparison === undefined ? null : comparison.compare(a, b) > 0;
  }

  /** Of some accounts, with what share of the others each has anything in common by one link; null where the log does not support it. */
  alike(id: string, places: readonly number[]): Float64Array | null {
    const comparison = this.prepared.find(({ link }) => link.id === id)?.comparison;
    if (comparison === undefined || places.length < 2) return null;
    return Float64Array.from(places, (place) => {
      const alike = places.filter((other) => other !== place && comparison.compare(place, other) > 0).length;
      return alike / (places.length - 1);
    });
  }

  /** Evidence by the links that only a whole group shows, at most their cap; of large groups, an even part is looked at. */
  together(places: readonly number[]): LinkEvidence {
    const looked = systematicSample(places, MOST_TOGETHER);
    const found = this.applicable.flatMap(({ link, comparison }) => {
      const value = comparison.together?.(looked) ?? 0;
      const most =
        comparison.exact === true ? Math.max(campaigns.evidenceCap, places.length - 1) : campaigns.evidenceCap;
      return value > 0 ? [[link.id, Math.min(most, value)] as const] : [];
    });
    return Object.fromEntries(found);
  }

  /** What the accounts share, link by link, in words. */
  explain(places: readonly number[]): string[] {
    return this.applicable.map(({ comparison }) => comparison.explain(places)).filter((text) => text !== '');
  }

  private locate(): LinkPlaces {
    const of = (id: string): number => this.prepared.findIndex(({ link }) => link.id === id);
    return {
      address: of('shared-address'),
      network: of('shared-network'),
      lockstep: of('lockstep'),
      schedule: of('same-schedule'),
      cells: of('shared-content'),
      inputs: of('shared-inputs'),
      skeleton: of('shared-skeleton'),
      system: of('shared-system'),
      unusualness: of('shared-unusualness'),
      mixture: of('same-mixture'),
      volume: of('equal-volume'),
      client: of('same-client'),
    };
  }
}

/** A record of one number per kind of evidence. */
export function byFamily(values: ArrayLike<number>): Record<EvidenceFamily, number> {
  const [source = 0, time = 0, content = 0, form = 0, behaviour = 0, same = 0] = Array.from(values);
  return { source, time, content, form, behaviour, same };
}
