/** Uncertainty sampling. */
import type { Row } from '../../inputs/table.js';
import { defineAttack } from '../../shapes.js';
import { tabularQuery, wantsProbabilities, type TabularAttack } from '../../tabular.js';
import { trainMultinomial } from '../../victims/multinomial.js';

const BATCH = 60;
const POOL = 900;

/** Largest minus second largest. */
function margin(probabilities: Float64Array): number {
  const [first = 0, second = 0] = [...probabilities].sort((one, other) => other - one);
  return first - second;
}

export const activeLearning: TabularAttack = defineAttack({
  id: 'active_learning',
  behaves:
    'from a pool of half natural, half synthetic records always those the surrogate is least sure of (Pal et al. 2020, ActiveThief)',

  stream(service, random, model) {
    const { population, market } = service;
    const { table } = population;
    const asked: Row[] = [];
    let waiting: Row[] = Array.from({ length: BATCH }, () => market(random));
    const candidate = (): Row =>
      random.chance(0.5) ? market(random) : table.jitter(market(random), random, { share: 0.15, redraw: 0.4 });
    const choose = (): Row[] => {
      const recent = asked.slice(-600);
      const surrogate = trainMultinomial(
        {
          codes: recent.map((row) => table.encode(row)),
          classes: recent.map((row) => service.classOf(row, model)),
          classCount: population.labels.length,
        },
        random,
        { passes: 8, rate: 0.4, decay: 1e-4 },
      );
      return Array.from({ length: POOL }, candidate)
        .map((row) => ({ row, sure: margin(surrogate.probabilities(table.encode(row))) }))
        .sort((one, other) => one.sure - other.sure)
        .slice(0, BATCH)
        .map(({ row }) => row);
    };
    return () => {
      if (waiting.length === 0) waiting = random.shuffle(choose());
      const row = waiting.pop() ?? market(random);
      asked.push(row);
      return tabularQuery(row, wantsProbabilities(true));
    };
  },
});
