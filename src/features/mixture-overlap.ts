import { defineFeature } from './feature.js';
import { decimal } from './phrase.js';
import type { Population } from '../population/population.js';
import type { Profile } from '../profiles/profile.js';

/**
 * Morisita's index of overlap between the account's mixture and that of all accounts: 2 C / (S + P), with the unbiased chances that two
 * inputs share a cell: C one of the account and one of somebody else, S two of the account, P two of different accounts.
 * Example: own .03, cross .01, everybody .01: .5; a draw from everybody's mixture has three equal chances: 1.
 */
function overlap(profile: Profile, population: Population): number | null {
  const { cells } = population.content(profile);
  if (cells === null) return null;
  const everybody = population.pairCollision(population.member(profile).kind);
  const total = cells.own + everybody;
  return total > 0 ? Math.min(MOST, (2 * cells.cross) / total) : null;
}

/** Chance can lift a small sample above 1, to no use. */
const MOST = 4;

export const mixtureOverlap = defineFeature({
  id: 'mixture-overlap',
  title: 'Overlap of its mixture with everybody’s',
  status: 'stable',
  family: 'shift',
  measures:
    'Morisita’s index over the cells: 1 where it asks what all accounts together ask, in their shares; low for one customer’s corner and for inputs of nobody',
  unit: 'index',
  range: [0, MOST],
  direction: 'higher',
  needs: ['input'],
  settings: {},
  source:
    'Morisita 1959, "Measuring of interspecific association and similarity between communities"; Horn 1966, American Naturalist 100',
  benign: [
    'an integrator or voice platform that passes on the questions of many customers',
    'a benchmark drawn from the traffic',
  ],

  value: overlap,

  explain(profile, population) {
    const { own = 0, cross = 0 } = population.content(profile).cells ?? {};
    return `${decimal(100 * cross)} % of the pairs of one of its inputs and somebody else’s are alike, and ${decimal(100 * own)} % of the pairs of its own: the nearer the two, the more it asks like all accounts together`;
  },
});
