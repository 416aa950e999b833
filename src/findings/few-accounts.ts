/** Accounts with too few others of their kind of use, and what that means for them. */
import { peers } from '../config/defaults.js';

export interface FewAccounts {
  /** Accounts of a kind with too few to judge: they are put in order, and at most watched. */
  readonly withoutPeers: number;
  /** Those of them whose kind has too few for even that. */
  readonly uncompared: number;
}

/** @param kinds accounts of each kind of use */
export function countFew(kinds: Iterable<number>): FewAccounts {
  const counts = [...kinds];
  const below = (fewest: number): number => counts.reduce((sum, count) => sum + (count < fewest ? count : 0), 0);
  return { withoutPeers: below(peers.fewest), uncompared: below(peers.fewestInOrder) };
}

/** What it means for them; empty where there are none. */
export function meaningOfFew({ withoutPeers, uncompared }: FewAccounts): string {
  if (withoutPeers === 0) return '';
  if (uncompared === withoutPeers) return 'they are compared with nobody, so none of them can be suspect';
  const rest =
    uncompared === 0
      ? ''
      : `; ${String(uncompared)} with fewer than ${String(peers.fewestInOrder)} are compared with nobody`;
  return `they are put in order and at most watched, none of them can be suspect${rest}`;
}
