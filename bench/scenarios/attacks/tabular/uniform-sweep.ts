/** Independent uniform inputs. */
import { defineAttack } from '../../shapes.js';
import { tabularQuery, wantsProbabilities, type TabularAttack } from '../../tabular.js';

export const uniformSweep: TabularAttack = defineAttack({
  id: 'uniform_sweep',
  behaves: 'every field drawn uniformly over its whole range, independently (Tramèr et al. 2016, section 5)',

  stream({ population }, random) {
    return () => tabularQuery(population.table.anyRow(random), wantsProbabilities(true));
  },
});
