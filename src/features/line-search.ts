/** Searches along one number, which customers make too, for a record of theirs now and then. */

/** Share of steps in one or two fields up to which searches along one number are a customer's, and from which they are all he does. */
const SOMETIMES = 0.5;
const ALWAYS = 0.75;

interface Steps {
  readonly fewFields: number;
  readonly rowCompared: number;
}

/**
 * How much searches along one number count, 0..1: not at all where half of the rows are records of their own, in full where three in four are a step or two
 * from another, as on the paths of Tramèr et al. 2016. Example: 70 of 100 rows are such steps: .8.
 */
export function lineWeight({ fewFields, rowCompared }: Steps): number {
  return Math.max(0, Math.min(1, (fewFields / rowCompared - SOMETIMES) / (ALWAYS - SOMETIMES)));
}
