import { tailEvidence } from '../../stats/normal-tail.js';
import type { Coincidence } from '../coincidence.js';
import { defineLink } from '../link.js';
import { number } from '../words.js';

/** Meetings that the hours must explain before their absence says anything. */
const FEWEST_EXPECTED = 8;
/** Bursts and pauses within an hour make independent accounts scatter more than a Poisson count does. */
const SCATTER = 2;

export const takingTurns = defineLink({
  id: 'taking-turns',
  title: 'Active in turn',
  measures:
    'how much rarer than their hours explain the accounts are active in one window of 20 s or 2 min, over all pairs of a group: -log10 of its chance',
  range: [-1000, 1000],
  needs: ['time'],
  source:
    'one dispatcher that serves its accounts in turn: the union of their requests is more regular than any one account’s; own measurement in docs/method.md',
  benign: ['jobs of one customer that are started one after the other', 'a queue of one service over several keys'],
  family: 'time',

  prepare({ moments }) {
    const sumOver = (coincidence: Coincidence, places: readonly number[]): Meetings => {
      let common = 0;
      let expected = 0;
      for (const a of places) {
        for (const b of places) {
          if (a >= b) continue;
          common += coincidence.meetings(a, b);
          expected += coincidence.expected(a, b);
        }
      }
      return { common, expected };
    };
    const widths = [moments.short, moments.long];
    return {
      compare: (a, b) => Math.max(...widths.map((width) => shortfall(sumOver(width, [a, b])))),
      together: (places) => Math.max(...widths.map((width) => tailEvidence(shortfall(sumOver(width, places))))),
      explain(places) {
        const { common, expected } = sumOver(moments.long, places);
        if (tailEvidence(shortfall({ common, expected })) < 2) return '';
        return `they take turns: active in the same 2 minutes ${number(common)} times where their hours explain ${number(expected)}`;
      },
    };
  },
});

interface Meetings {
  readonly common: number;
  readonly expected: number;
}

/** Missing meetings in standard deviations; 0 where too few were to be expected. */
function shortfall({ common, expected }: Meetings): number {
  return expected < FEWEST_EXPECTED ? 0 : (expected - common) / Math.sqrt(SCATTER * expected);
}
