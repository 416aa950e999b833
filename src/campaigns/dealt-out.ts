/** Tables, vectors and texts: many accounts among which one job was dealt out, by number or row by row, act as one, whatever they ask for. */
import { gate } from '../scores/joining.js';
import { GATE_WIDTH } from './chat-purpose.js';
import type { GroupConduct, GroupStatistics } from './group-statistics.js';
import { met } from './judgement.js';

/**
 * Quota from which it is dealt out by number: of 41 labelled logs with some 12,000 honest accounts the most equal honest groups, nine workers behind one balancer, came to 3.0; campaigns
 * with equal shares to 4.4 and more.
 */
const BY_NUMBER = 3.6;
const QUOTA_WIDTH = 0.1;
/** Interleaving from which rows are parts of one design: of 40 groups of honest accounts of one kind none of eight and more came to .45. */
export const IN_ONE_DESIGN = 0.75;
/** What else they have in common, over strangers: mixture, volume and client; practice; all of it beyond what chance finds, sources apart. */
const ONE_JOB = 0.6;
const ONE_PRACTICE = 0.35;
const BEYOND_CHANCE = 1.1;
/** Mixture that is one: users who reach the limit of one plan, each with half of the range of one column, came to .14 to .29. */
const ONE_MIXTURE = 0.32;
/** Exact inputs that two members share, as a part of what they asked, from which they run one suite: an operator has no use for the same answer twice. */
const ONE_SUITE = 0.2;
/** Order in time from which rows follow one another, as the readings of an instrument do: fleets of devices have equal quotas as well. */
const READINGS = 0.65;
const FEWEST = 7.5;
/** What the group scores, and what all it shares beyond chance adds. */
const PLAIN = 0.6;
const BEYOND = 0.3;
const MOST_BEYOND = 2;

/** @returns 0 where a condition rather fails than holds */
export function dealtOut(group: GroupStatistics): number {
  const { excess, quota, surplus, mixture, interleaved } = group;
  const beyond = surplus - Math.max(0, excess.source);
  const byNumber =
    gate(quota, BY_NUMBER, QUOTA_WIDTH) * gate(excess.same, ONE_JOB, GATE_WIDTH) * gate(mixture, ONE_MIXTURE, 0.04);
  const inOneDesign = gate(interleaved, IN_ONE_DESIGN, 0.05);
  const hand = Math.max(byNumber, inOneDesign) * gate(beyond, BEYOND_CHANCE, GATE_WIDTH);
  const job = gate(excess.behaviour, ONE_PRACTICE, 0.08);
  return (
    (PLAIN + BEYOND * Math.min(MOST_BEYOND, Math.max(0, beyond))) *
    met(hand * job * ownMaterial(group) * unlikeReadings(group))
  );
}

/** Near 0 where each asks much of what the others ask, word for word: a test suite, or a public benchmark, that each of them runs. */
export function ownMaterial({ shared }: Pick<GroupStatistics, 'shared'>): number {
  return 1 - gate(shared, ONE_SUITE, 0.03);
}

/** The most that a group could come to, however its members are tied. */
export function mostDealtOut(group: GroupConduct): number {
  return (PLAIN + BEYOND * MOST_BEYOND) * met(unlikeReadings(group));
}

/** Enough accounts, which do not ask the same again and again, nor what follows from one row to the next. */
function unlikeReadings({ members, strands }: GroupConduct): number {
  const moving = Math.max(strands.kinship ?? 0, strands.course ?? 0);
  return (
    gate(members.length, FEWEST, 0.3) *
    gate(strands.fresh ?? 0, -0.4, GATE_WIDTH) *
    (1 - gate(moving, READINGS, GATE_WIDTH))
  );
}
