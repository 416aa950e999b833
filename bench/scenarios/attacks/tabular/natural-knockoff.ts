/** Real-looking inputs of one's own. */
import { marketDraw } from '../../inputs/table.js';
import { defineAttack } from '../../shapes.js';
import { tabularQuery, wantsProbabilities, type TabularAttack } from '../../tabular.js';

export const naturalKnockoff: TabularAttack = defineAttack({
  id: 'natural_knockoff',
  behaves: 'records from the attacker’s own collection of real orders, each once (Orekondy et al. 2019)',

  stream({ population }, random) {
    const draw = marketDraw(population, random.fork('collection'), 80);
    return () => tabularQuery(draw(random), wantsProbabilities(true));
  },
});
