import { mix32 } from '../../represent/hash.js';
import { binOf } from '../../stats/bins.js';
import type { Coincidence } from '../coincidence.js';
import { defineLink } from '../link.js';
import { packLists } from '../packed-lists.js';
import { Postings } from '../postings.js';
import { number } from '../words.js';

/** Summed weight that at least two common windows of an ordinary crowd have. */
const FEWEST_COMMON = 4;
/** Expected meetings within two minutes that part pairs into those that hardly ever meet and busier ones, each measured by its own. */
const MEETINGS = [1, 4, 16];

export const lockstep = defineLink({
  id: 'lockstep',
  title: 'Active at the same moments',
  measures:
    'windows of 20 s and of 2 min in which both are active, over what their hours explain, in standard deviations',
  range: [-100, 1000],
  needs: ['time'],
  source:
    'Cao et al. 2014, "SynchroTrap", section 4; Jiang et al. 2014, "CatchSync"; own measurement in docs/method.md',
  benign: [
    'jobs of one customer started by one clock',
    'a class doing an exercise',
    'everybody’s cron at the full minute (weighed down)',
  ],
  family: 'time',

  prepare({ moments: { short, long }, size }) {
    return {
      candidates() {
        const tokens = packLists(size, (at) => [
          ...Array.from(short.windows(at), mix32),
          ...Array.from(long.windows(at), mixLong),
        ]);
        const postings = new Postings(size, (at) => tokens.of(at));
        return (place) => postings.sharers(place, undefined, FEWEST_COMMON);
      },
      compare: (a, b) => Math.max(short.value(a, b), long.value(a, b)),
      // Most accounts never meet and share nothing: among them the mere scatter of two busy services would be rare.
      stratum: (a, b) => binOf(long.expected(a, b), MEETINGS),
      overStratum: true,
      explain(places) {
        const { common, expected } = sumOver(places, short);
        if (common < 3 || common < 1.5 * expected) return '';
        return `active in the same 20 seconds ${number(common / Math.max(0.1, expected))} times as often as their hours explain`;
      },
    };
  },
});

/** Long windows must not look like short ones. */
function mixLong(window: number): number {
  return mix32(~window);
}

function sumOver(
  places: readonly number[],
  coincidence: Coincidence,
): { readonly common: number; readonly expected: number } {
  let common = 0;
  let expected = 0;
  for (const a of places) {
    for (const b of places) {
      if (a >= b) continue;
      common += coincidence.common(a, b);
      expected += coincidence.expected(a, b);
    }
  }
  return { common, expected };
}
