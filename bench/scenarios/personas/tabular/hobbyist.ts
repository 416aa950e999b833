/** Hobbyist. */
import { roaming, toolAgent } from '../../clients.js';
import { eveningHabit, sittings } from '../../rhythms/rhythms.js';
import { definePersona } from '../../shapes.js';
import { tabularQuery, usualModel, usualParams, type TabularPersona } from '../../tabular.js';

export const hobbyist: TabularPersona = definePersona({
  id: 'hobby',
  behaves: 'a private person plays with the free plan of an evening, guessing values, a handful of calls',

  make(service, random) {
    const draw = service.population.customer(random.fork('trade'));
    const { table } = service.population;
    const params = usualParams(random);
    return {
      client: roaming(random, { agent: toolAgent(random), retries: 0 }),
      model: usualModel(service, random),
      moments: sittings(random, service.span, {
        count: random.around(8, 0.7),
        habit: eveningHabit(random),
        each: 5,
        pauseSeconds: 50,
      }),
      ask() {
        const row = draw(random);
        return tabularQuery(random.chance(0.3) ? table.jitter(row, random, { share: 0.1, redraw: 0.2 }) : row, params);
      },
    };
  },
});
