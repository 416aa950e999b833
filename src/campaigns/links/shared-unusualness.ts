import { campaigns, seeds } from '../../config/defaults.js';
import { features } from '../../features/index.js';
import type { ScoredAccount } from '../../scores/score.js';
import { roomFor } from '../../stats/room.js';
import { defineLink } from '../link.js';
import { NeighbourTables } from '../neighbour-tables.js';
import { dot, whiten } from '../whitening.js';

/** What all of one kind share, whoever runs them: every sweep draws steadily from columns of its own, every classifier has few answers. */
const ofTheKind: ReadonlySet<string> = new Set([
  'mixture-drift',
  'time-kinship',
  'presence',
  'column-shift',
  'slot-variety',
  'answer-variety',
  'search-share',
  'column-steps',
  'answer-returns',
]);

/** How much equals in volume says is another link's; here only how the account asks. */
const compared = features
  .filter(({ id, family, status }) => family !== 'volume' && status === 'stable' && !ofTheKind.has(id))
  .map(({ id }) => id);

/** Deviations from the usual from which a habit is worth naming. */
const NOTABLE = 1;
const NAMED = 3;

export const sharedUnusualness = defineLink({
  id: 'shared-unusualness',
  title: 'Unusual in the same ways',
  measures:
    'log likelihood ratio that their deviations from comparable accounts are those of one operator (correlation .75) and not of two',
  range: [-10_000, 10_000],
  needs: ['input'],
  source:
    'probabilistic linear discriminant analysis with one shared factor (Ioffe 2006); own measurement in docs/method.md',
  benign: ['users of one unusual tool', 'customers of one niche trade or language'],
  family: 'behaviour',

  prepare({ accounts }) {
    const { packed, squares, width } = packVectors(accounts);
    const r = campaigns.operatorCorrelation;
    const product = r / (1 - r * r);
    const square = (r * r) / (2 * (1 - r * r));
    const ratio = (a: number, b: number): number => {
      let sum = 0;
      for (let i = 0; i < width; i += 1) sum += (packed[a * width + i] ?? 0) * (packed[b * width + i] ?? 0);
      return product * sum - square * ((squares[a] ?? 0) + (squares[b] ?? 0));
    };
    return {
      candidates() {
        const tables = new NeighbourTables(rowsOf(packed, width), seeds.neighbours);
        return (place) => tables.best(place, campaigns.candidates, (other) => ratio(place, other));
      },
      compare: ratio,
      explain: (places) => sharedHabits(places.flatMap((place) => accounts[place] ?? [])),
    };
  },
});

interface PackedVectors {
  /** Whitened deviations of all accounts behind one another, so many of each, and the square of each vector's length. */
  readonly packed: Float32Array;
  readonly width: number;
  readonly squares: Float64Array;
}

function packVectors(accounts: readonly ScoredAccount[]): PackedVectors {
  const size = compared.length;
  const all = new Float64Array(roomFor(8 * size * accounts.length));
  const rows = accounts.map(({ residuals }, place) => {
    const row = all.subarray(place * size, (place + 1) * size);
    // asinh residuals in the order of the catalogue; what does not apply counts as usual.
    compared.forEach((id, i) => (row[i] = residuals.get(id)?.directed ?? 0));
    return row;
  });
  const whitened = whiten(rows, campaigns.behaviourDimensions);
  const { width } = whitened;
  const packed = new Float32Array(width * accounts.length);
  const squares = new Float64Array(accounts.length);
  for (let place = 0; place < accounts.length; place += 1) {
    const vector = whitened.of(place);
    packed.set(vector, place * width);
    squares[place] = dot(vector, vector);
  }
  return { packed, width, squares };
}

function rowsOf(packed: Float32Array, width: number): Float32Array[] {
  const rows = width === 0 ? 0 : packed.length / width;
  return Array.from({ length: rows }, (_, row) => packed.subarray(row * width, (row + 1) * width));
}

/** The features in which all are on the suspicious side, furthest from the usual first. */
function sharedHabits(accounts: readonly ScoredAccount[]): string {
  const habits = features.flatMap(({ id, title }) => {
    const values = accounts.map(({ residuals }) => residuals.get(id)?.directed ?? 0);
    return compared.includes(id) && Math.min(...values) > NOTABLE / 2 && mean(values) > NOTABLE
      ? [{ title, mean: mean(values) }]
      : [];
  });
  if (habits.length === 0) return '';
  const strongest = habits.sort((a, b) => b.mean - a.mean).slice(0, NAMED);
  return `all deviate alike: ${strongest.map(({ title }) => title.toLowerCase()).join(', ')}`;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}
