/** Client with a broken retry loop. */
import { oneSite, sdkAgent } from '../../clients.js';
import type { Row } from '../../inputs/table.js';
import { consumerHabit, sittings } from '../../rhythms/rhythms.js';
import { definePersona } from '../../shapes.js';
import { tabularQuery, usualModel, usualParams, type TabularPersona } from '../../tabular.js';

export const retryStorm: TabularPersona = definePersona({
  id: 'retry',
  behaves: 'a client that sends the same record several times in a row although it was answered',

  make(service, random) {
    const draw = service.population.customer(random.fork('trade'));
    const params = usualParams(random);
    let open = -1;
    let row: Row = draw(random);
    return {
      client: oneSite(random, { agent: sdkAgent(random), retries: 6 }),
      model: usualModel(service, random),
      moments: sittings(random, service.span, {
        count: random.around(130, 0.4),
        habit: consumerHabit(random),
        each: 4,
        pauseSeconds: 3,
      }),
      ask({ sitting }) {
        if (sitting !== open) row = draw(random);
        open = sitting;
        return tabularQuery(row, params);
      },
    };
  },
});
