/** Bisection along lines between classes. */
import { classify, wantsProbabilities } from '../../classifier.js';
import { fit, type Row, type Table } from '../../inputs/table.js';
import { defineAttack } from '../../shapes.js';
import type { TabularAttack } from '../../tabular.js';

const HALVINGS = 7;

function between(table: Table, one: Row, other: Row, share: number): Row {
  const changes: Record<string, number | string> = {};
  for (const field of table.numbers) {
    const from = one[field.name];
    const to = other[field.name];
    if (typeof from === 'number' && typeof to === 'number')
      changes[field.name] = fit(field, from + (to - from) * share);
  }
  return table.change(one, changes);
}

export const lineSearch: TabularAttack = defineAttack({
  id: 'line_search',
  behaves:
    'pairs of records with different answers, halved again and again until the boundary is found (Lowd and Meek 2005; Tramèr et al. 2016)',

  stream(service, random, model) {
    const { market } = service;
    const { table } = service;
    let one = market(random);
    let low = 0;
    let high = 0;
    let left = 0;
    let other: Row = one;
    const open = (): void => {
      one = market(random);
      do {
        other = table.change(
          market(random),
          Object.fromEntries(table.words.map(({ name }) => [name, one[name] ?? ''])),
        );
        left += 1;
      } while (service.classOf(one, model) === service.classOf(other, model) && left < 60);
      low = 0;
      high = 1;
      left = HALVINGS;
    };
    return () => {
      if (left === 0) {
        open();
        return classify(one, wantsProbabilities(false));
      }
      left -= 1;
      const middle = (low + high) / 2;
      const row = between(table, one, other, middle);
      if (service.classOf(row, model) === service.classOf(one, model)) low = middle;
      else high = middle;
      return classify(row, wantsProbabilities(false));
    };
  },
});
