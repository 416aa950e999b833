/** Backfill of old orders. */
import { classify, defineClassifierPersona, usualModel, usualParams } from '../../classifier.js';
import { oneSite, sdkAgent } from '../../clients.js';
import { HOUR, run } from '../../rhythms/rhythms.js';

export const backfill = defineClassifierPersona({
  id: 'backfill',
  behaves: 'a new customer scores last year’s orders in one go: many, never repeating, one afternoon',

  make(service, random) {
    const draw = service.customer(random.fork('trade'));
    const side = service.customer(random.fork('second warehouse'));
    const params = usualParams(random);
    const start = service.span.start + random.between(10, 24 * (service.span.days - 1)) * HOUR;
    return {
      client: oneSite(random, { agent: sdkAgent(random), retries: 4 }),
      model: usualModel(service, random),
      moments: run(random, service.span, { count: random.around(1100, 0.3), start, perSecond: random.between(0.4, 2) }),
      ask: () => classify((random.chance(0.8) ? draw : side)(random), params),
    };
  },
});
