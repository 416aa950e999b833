/** How much could have been copied, in words, with what the estimate rests on. */
import type { ExposureFinding } from '../findings/findings.js';
import { count, score } from './numbers.js';

const grounds: Readonly<Record<ExposureFinding['basis'], string>> = {
  students: 'by small models trained on the logged answers',
  'campaign students': 'by small models trained on the answers of its campaign',
  'ordinary answers': 'roughly: as if they taught what everybody’s do',
  equations: 'the model is linear and gave its probabilities: it can be solved',
  'published budgets': 'by what others needed; the log has no labels to measure with',
};

export function copiedText({ low, high, basis, queries }: ExposureFinding): string {
  const share = `a copy could already give ${score(low)} to ${score(high)} of the model’s answers`;
  return `${share}, from ${count(queries)} distinct ones (${grounds[basis]})`;
}
