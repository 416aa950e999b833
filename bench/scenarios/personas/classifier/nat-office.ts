/** Office behind one address. */
import { classify, defineClassifierPersona, usualModel, usualParams } from '../../classifier.js';
import { behindOneAddress, browserAgent } from '../../clients.js';
import { officeHabit, sittings } from '../../rhythms/rhythms.js';

export const natOffice = defineClassifierPersona({
  id: 'nat_office',
  behaves: 'colleagues with a key each share one address and office hours; they look linked and are harmless',

  make(service, random) {
    const site = random.pick(service.sites);
    const draw = service.customer(random.fork('trade'));
    const params = usualParams(random);
    return {
      client: behindOneAddress(site, { agent: browserAgent(random) }),
      model: usualModel(service, random),
      moments: sittings(random, service.span, {
        aWeek: random.around(48, 0.6),
        habit: { ...officeHabit(random), zone: 1 },
        each: 8,
        pauseSeconds: 45,
      }),
      ask: () => classify(draw(random), params),
    };
  },
});
