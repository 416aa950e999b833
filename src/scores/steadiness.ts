/** Whether inputs come as one steady draw or case by case, as those of explainers, what-if tools and robustness tests. */
import { gate } from './joining.js';
import type { StrandValues } from './strands.js';

/** 1 for an unchanging mixture or a sequence that jumps, 0 for tools that work through seeds and cases. */
export function steadiness(values: StrandValues, drift: number | null): number {
  if (drift !== null) return 1 - gate(drift, 0.5, 0.15);
  return values.jump === null ? 1 : gate(values.jump, -0.3);
}

/** Width of the columns over everybody's from which they are those of a sweep, as a logarithm: uniform ones are 1.4 times as wide and more. */
const WIDE = Math.log(1.3);
/** Share of the sweep that a short job excuses: order and haste are free. */
const JOB = 0.8;

/** 1 for inputs in no order, 0 for a middle that drifts or inputs each like the one before. */
export function unordered(course: number, kinship: number): number {
  return (1 - gate(course, 0.8, 0.25)) * (1 - gate(kinship, 0.8, 0.25));
}

/**
 * Steadiness of one account. Tools that work through cases drift in most columns and come in clouds, one input like the one before, or ask all within
 * a short job. Order and haste cost nothing, though: whoever sorts or hurries a sweep would look like that too. So order excuses only inputs whose
 * columns are distributed like everybody's or no wider (few cases have columns of their own), and haste, the cheaper of the two, only where both hold.
 */
export function ownSteadiness(values: StrandValues, spread = NaN): number {
  const { course, kinship, presence, columns } = values;
  if (course === null || kinship === null) return steadiness(values, null);
  const shifted = shiftedColumns(columns);
  const wide = Number.isNaN(spread) ? 1 : gate(spread, WIDE, 0.03);
  return Math.min(
    Math.max(unordered(course, kinship), Math.min(shifted, wide)),
    Math.max(lasting(presence), shifted, wide),
  );
}

/** Share of active learning that clouds around cases excuse. */
const CASES = 0.8;

/**
 * Low for who goes from case to case with a cloud around each: explainers meet undecided places there, as they ask near everything. Both must hold, as who asks where a
 * copy is undecided comes back to one kind of case now and then.
 */
export function notCaseByCase({ course, kinship }: StrandValues): number {
  return course === null || kinship === null ? 1 : 1 - CASES * gate(course, 0.6) * gate(kinship, 0.6);
}

/**
 * Low for a group whose members each go from case to case with inputs like the one before, or are at work for minutes in all, with columns like everybody's:
 * users of one tool deviate alike.
 */
export function notATool(values: StrandValues): number {
  return Math.max(steadyWork(values), values.course === null ? 0 : shiftedColumns(values.columns));
}

/** 1 for who asks in no order and is at work for hours. */
export function steadyWork({ course, kinship, presence }: StrandValues): number {
  return course === null || kinship === null ? 1 : Math.min(unordered(course, kinship), lasting(presence));
}

/** 1 for columns distributed like nobody's. */
function shiftedColumns(columns: number | null): number {
  return columns === null ? 0 : gate(columns, 1.3, 0.15);
}

/** What a short job leaves of a sweep: 1 for who is at work for hours. */
function lasting(presence: number | null): number {
  return presence === null ? 1 : 1 - JOB * gate(presence, 1, 0.25);
}
