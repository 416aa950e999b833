/** Steps from seeds along the surrogate's gradient. */
import { classify, wantsProbabilities } from '../../classifier.js';
import { fit, type Row } from '../../inputs/table.js';
import { defineAttack } from '../../shapes.js';
import type { TabularAttack } from '../../tabular.js';
import { trainMultinomial, type LinearClassifier } from '../../victims/multinomial.js';

const SEEDS = 40;
/** Step of each number, as a share of its range. */
const STEP = 0.1;
/** Records kept for the next round: reservoir sampling of Papernot et al. */
const KEPT = 400;

export const jacobianAugmentation: TabularAttack = defineAttack({
  id: 'jacobian_augmentation',
  behaves:
    'a few natural seeds, then rounds of new inputs one step along the sign of the surrogate’s Jacobian (Papernot et al. 2017)',

  stream(service, random, model) {
    const { table, market } = service;
    const seeds = random.fork('seeds');
    let known: Row[] = [];
    let waiting: Row[] = Array.from({ length: SEEDS }, () => market(seeds));
    const signOf = (surrogate: LinearClassifier, row: Row, column: number): number => {
      const weights = surrogate.weights[service.classOf(row, model)];
      return Math.sign(weights?.[column] ?? 0) || 1;
    };
    const step = (surrogate: LinearClassifier, row: Row, direction: number): Row => {
      const changes: Record<string, number | string> = {};
      let column = 0;
      for (const field of table.fields) {
        const now = row[field.name];
        if (field.kind === 'number' && typeof now === 'number') {
          changes[field.name] = fit(
            field,
            now + direction * signOf(surrogate, row, column) * STEP * (field.high - field.low) * random.between(0.5, 1),
          );
        } else if (random.chance(0.15)) {
          changes[field.name] = table.anyValue(field, random);
        }
        column += field.kind === 'number' ? 1 : field.options.length;
      }
      return table.change(row, changes);
    };
    const augment = (): Row[] => {
      const codes = known.map((row) => table.encode(row));
      const classes = known.map((row) => service.classOf(row, model));
      const surrogate = trainMultinomial({ codes, classes, classCount: service.labels.length }, random, {
        passes: 8,
        rate: 0.4,
        decay: 1e-3,
      });
      const direction = random.chance(0.5) ? 1 : -1;
      return random.some(known, KEPT).map((row) => step(surrogate, row, direction));
    };
    return () => {
      if (waiting.length === 0) waiting = augment();
      const row = waiting.shift() ?? market(random);
      known.push(row);
      if (known.length > 4 * KEPT) known = random.some(known, 2 * KEPT);
      return classify(row, wantsProbabilities(false));
    };
  },
});
