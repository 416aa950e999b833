/** Walk through a coarse grid. */
import { classify, wantsProbabilities } from '../../classifier.js';
import { fit } from '../../inputs/table.js';
import { defineAttack } from '../../shapes.js';
import type { TabularAttack } from '../../tabular.js';

const LEVELS = 4;

export const coarseGrid: TabularAttack = defineAttack({
  id: 'coarse_grid',
  behaves:
    'the cells of a coarse grid over all fields, visited in a scrambled order so that an early stop still covers the space',

  stream({ table }, random) {
    const strides = table.fields.map(() => random.whole(1, 96) * 2 + 1);
    let visit = random.below(1000);
    return () => {
      visit += 1;
      const cells = table.fields.map((field, column): [string, number | string] => {
        const place = Math.floor((visit * (strides[column] ?? 1)) / (column + 1));
        if (field.kind === 'word') return [field.name, field.options[place % field.options.length] ?? ''];
        return [field.name, fit(field, field.low + (((place % LEVELS) + 0.5) / LEVELS) * (field.high - field.low))];
      });
      return classify(Object.fromEntries(cells), wantsProbabilities(true));
    };
  },
});
