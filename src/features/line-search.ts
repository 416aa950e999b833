/** Who does little else than change one or two fields of a row before: searches along one number, and designs that move one field at a time. */
import { count, percent } from './phrase.js';

/** Share of steps in one or two fields up to which searches along one number are a customer's, and from which they are all he does. */
const SOMETIMES = 0.5;
const ALWAYS = 0.75;

interface Steps {
  readonly fewFields: number;
  readonly rowCompared: number;
}

/**
 * How far an account does little else, 0..1: not at all where half of the rows are records of their own, in full where three in four are a step or two
 * from another. So much do searches along one number count, as on the paths of Tramèr et al. 2016; so little do steps that are repeated elsewhere, which
 * screening designs (Morris 1991) make field by field and augmentation in all columns at once. Example: 70 of 100 rows are such steps: .8.
 */
export function lineWeight({ fewFields, rowCompared }: Steps): number {
  if (rowCompared === 0) return 0;
  return Math.max(0, Math.min(1, (fewFields / rowCompared - SOMETIMES) / (ALWAYS - SOMETIMES)));
}

/** What an explanation says of searches along one number, and how much they count; empty without any. */
export function lineWords(steps: Steps, alongOne: number): string {
  if (alongOne === 0) return '';
  const weight = lineWeight(steps);
  const counts =
    weight === 1
      ? ''
      : ` (${weight === 0 ? 'not counted' : `counted ${percent(weight)}`} beside so many other records)`;
  return `, and ${count(alongOne)} along one number${counts}`;
}
