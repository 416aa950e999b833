/** Who is tied to whom, as the document lists it: written down once, so that the search it comes from can be forgotten. */
import { campaigns } from '../config/defaults.js';
import { links } from './index.js';
import type { CrowdSearch } from './search.js';
import type { LinkEvidence } from './tie.js';
import type { Tie } from './ties.js';

export interface LinkedTo {
  /** Account index. */
  readonly index: number;
  readonly strength: number;
  /** Evidence by link id. */
  readonly links: LinkEvidence;
}

/** Lists of all accounts behind one another; most accounts have none. */
export class LinkedAccounts {
  /** By account index: where its list begins, and how long it is. */
  private readonly starts: Uint32Array;
  private readonly lengths: Uint8Array;
  private readonly indexes: number[] = [];
  private readonly strengths: number[] = [];
  /** Links with evidence of each entry, a bit each, and where their evidence begins. */
  private readonly found: number[] = [];
  private readonly from: number[] = [];
  private readonly evidence: number[] = [];

  constructor(accounts: number) {
    this.starts = new Uint32Array(accounts);
    this.lengths = new Uint8Array(accounts);
  }

  /** Adds the accounts of a crowd; each belongs to one. */
  add({ crowd, evidence, ties }: CrowdSearch): void {
    crowd.accounts.forEach(({ member: { index } }, place) => {
      this.starts[index] = this.indexes.length;
      const real = ties.of(place).filter(isReal).slice(0, campaigns.listed);
      this.lengths[index] = real.length;
      for (const { place: other, tie } of real) {
        this.indexes.push(crowd.accounts[other]?.member.index ?? 0);
        this.strengths.push(tie);
        this.addLinks(evidence.byLink(place, other));
      }
    });
  }

  /** Up to 8 accounts with the strongest ties to this one; none without real evidence. */
  of(index: number): LinkedTo[] {
    const start = this.starts[index] ?? 0;
    return Array.from({ length: this.lengths[index] ?? 0 }, (_, i) => ({
      index: this.indexes[start + i] ?? 0,
      strength: this.strengths[start + i] ?? 0,
      links: this.linksAt(start + i),
    }));
  }

  private linksAt(entry: number): LinkEvidence {
    const found: Record<string, number> = {};
    let at = this.from[entry] ?? 0;
    links.forEach(({ id }, i) => {
      if ((((this.found[entry] ?? 0) >>> i) & 1) === 0) return;
      found[id] = this.evidence[at] ?? 0;
      at += 1;
    });
    return found;
  }

  private addLinks(evidence: LinkEvidence): void {
    let found = 0;
    this.from.push(this.evidence.length);
    links.forEach(({ id }, i) => {
      const value = evidence[id] ?? 0;
      if (!(value > 0)) return;
      found |= 1 << i;
      this.evidence.push(value);
    });
    this.found.push(found);
  }
}

/** Everybody has somebody most alike; worth listing is who also shares a source or moments, or is alike beyond accident. */
function isReal({ tie, operator }: Tie): boolean {
  return tie >= campaigns.listedFloor && (operator >= campaigns.listedOperator || tie >= campaigns.listedAlone);
}
