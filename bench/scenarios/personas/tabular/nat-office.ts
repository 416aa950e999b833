/** Office behind one address. */
import { behindOneAddress, browserAgent } from '../../clients.js';
import { officeHabit, sittings } from '../../rhythms/rhythms.js';
import { definePersona } from '../../shapes.js';
import { tabularQuery, usualModel, usualParams, type TabularPersona } from '../../tabular.js';

export const natOffice: TabularPersona = definePersona({
  id: 'nat_office',
  behaves: 'colleagues with a key each share one address and office hours; they look linked and are harmless',

  make(service, random) {
    const site = random.pick(service.sites);
    const draw = service.population.customer(random.fork('trade'));
    const params = usualParams(random);
    return {
      client: behindOneAddress(site, { agent: browserAgent(random) }),
      model: usualModel(service, random),
      moments: sittings(random, service.span, {
        count: random.around(48, 0.6),
        habit: { ...officeHabit(random), zone: 1 },
        each: 8,
        pauseSeconds: 45,
      }),
      ask: () => tabularQuery(draw(random), params),
    };
  },
});
