/** Space-filling design. */
import { classify, wantsProbabilities } from '../../classifier.js';
import { fit, type Row } from '../../inputs/table.js';
import { defineAttack } from '../../shapes.js';
import type { TabularAttack } from '../../tabular.js';

/** Points of one design; the next block starts another. */
const BLOCK = 256;

export const latinHypercube: TabularAttack = defineAttack({
  id: 'latin_hypercube',
  behaves: 'blocks of a Latin hypercube design (McKay et al. 1979): each range of each field used equally often',

  stream({ table }, random) {
    let block: Row[] = [];
    const design = (): Row[] => {
      const columns = table.fields.map((field) => {
        const order = random.shuffle([...Array(BLOCK).keys()]);
        return order.map((place) => {
          if (field.kind === 'word') return field.options[place % field.options.length] ?? '';
          return fit(field, field.low + ((place + random.next()) / BLOCK) * (field.high - field.low));
        });
      });
      return Array.from({ length: BLOCK }, (_, at) =>
        Object.fromEntries(table.fields.map(({ name }, column) => [name, columns[column]?.[at] ?? 0])),
      );
    };
    return () => {
      if (block.length === 0) block = design();
      return classify(block.pop() ?? table.anyRow(random), wantsProbabilities(true));
    };
  },
});
