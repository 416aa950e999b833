/** Large shop, many workers. */
import { fleet, sdkAgent } from '../../clients.js';
import type { Row } from '../../inputs/table.js';
import { consumerHabit, steady } from '../../rhythms/rhythms.js';
import { definePersona } from '../../shapes.js';
import { tabularQuery, usualModel, usualParams, type TabularPersona } from '../../tabular.js';

const REMEMBERED = 40;

export const heavyApp: TabularPersona = definePersona({
  id: 'heavy_app',
  behaves: 'a large shop calls all day from many workers; popular baskets come again, a cache of its own may hide that',

  make(service, random) {
    const draw = service.population.customer(random.fork('trade'));
    const params = usualParams(random);
    const cached = random.chance(0.5);
    const recent: Row[] = [];
    return {
      client: fleet(random, random.whole(3, 14), { agent: sdkAgent(random) }),
      model: usualModel(service, random),
      moments: steady(random, service.span, { count: random.around(520, 0.4), habit: consumerHabit(random) }),
      ask() {
        if (!cached && recent.length > 5 && random.chance(0.3)) return tabularQuery(random.pick(recent), params);
        const row = draw(random);
        recent.push(row);
        if (recent.length > REMEMBERED) recent.shift();
        return tabularQuery(row, params);
      },
    };
  },
});
