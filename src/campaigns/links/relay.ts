import { chanceOfSpacings } from '../../stats/spacings.js';
import { defineLink } from '../link.js';
import { counted, duration } from '../words.js';

/** Accounts that make a relay: fewer hand over evenly by accident. */
const FEWEST = 6;
/** Share of the handovers that may be closer than the others: strangers in the group, an account replaced early. */
const EXCEPTIONS = 1 / 6;
/** Share of a spacing by which an account may still be active when the next begins, and of the handovers of which this holds. */
const OVERLAP = 0.25;
const HANDED = 0.8;
/** Sums of alternating terms are not to be trusted below. */
const SMALLEST = 1e-12;

export const relay = defineLink({
  id: 'relay',
  title: 'One account after the other',
  measures:
    'how evenly in time the accounts of a group begin, each after the one before has stopped: -log10 of the chance that independent beginnings lie so evenly',
  range: [0, 12],
  needs: ['time'],
  source:
    'accounts that are replaced when they are worn out or closed; spacings of independent points: Feller 1971, section I.7; own measurement in docs/method.md',
  benign: ['one customer that renews its key on a schedule', 'a course with a new account for every session'],
  family: 'time',

  prepare({ profiles }) {
    const lives = profiles.map(({ volume: { firstTime, lastTime } }) => ({ first: firstTime, last: lastTime }));
    const of = (places: readonly number[]): Life[] => places.flatMap((place) => lives[place] ?? []);
    return {
      compare: () => 0,
      together: (places) => relayEvidence(of(places)),
      exact: true,
      explain(places) {
        const group = of(places);
        if (relayEvidence(group) < 2) return '';
        const { spacings } = handovers(group);
        const usual = [...spacings].sort((a, b) => a - b)[spacings.length >> 1] ?? 0;
        return `they relieve each other: ${counted(group.length, 'account')} begin one after the other, about every ${duration(usual / 3_600_000)}, when the one before has stopped`;
      },
    };
  },
});

interface Life {
  readonly first: number;
  readonly last: number;
}

/** Times between beginnings, and how many accounts had stopped when the next began. */
function handovers(lives: readonly Life[]): { readonly spacings: readonly number[]; readonly handed: number } {
  const sorted = lives.filter(({ first }) => !Number.isNaN(first)).sort((a, b) => a.first - b.first || a.last - b.last);
  const spacings: number[] = [];
  let handed = 0;
  sorted.forEach((life, i) => {
    const next = sorted[i + 1];
    if (next === undefined) return;
    const spacing = next.first - life.first;
    spacings.push(spacing);
    if (life.last <= next.first + OVERLAP * spacing) handed += 1;
  });
  return { spacings, handed };
}

/**
 * Uniform beginnings leave short and long spacings; those of a relay are all long. The shortest spacings may be set aside, and for that choice the chance is
 * multiplied. Working hours and weekends make independent beginnings less even, not more.
 */
export function relayEvidence(lives: readonly Life[]): number {
  const { spacings, handed } = handovers(lives);
  const count = spacings.length;
  const whole = spacings.reduce((sum, spacing) => sum + spacing, 0);
  if (count + 1 < FEWEST || handed < HANDED * count || !(whole > 0)) return 0;
  const sorted = [...spacings].sort((a, b) => a - b);
  const choices = Math.floor(EXCEPTIONS * count) + 1;
  let least = 1;
  for (let aside = 0; aside < choices; aside += 1)
    least = Math.min(least, choices * chanceOfSpacings(count, count - aside, (sorted[aside] ?? 0) / whole));
  return -Math.log10(Math.max(SMALLEST, least));
}
