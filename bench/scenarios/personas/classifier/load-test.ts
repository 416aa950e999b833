/** Load test. */
import { classify, defineClassifierPersona, usualModel, wantsProbabilities } from '../../classifier.js';
import { fleet } from '../../clients.js';
import { HOUR, run, together } from '../../rhythms/rhythms.js';

export const loadTest = defineClassifierPersona({
  id: 'load_test',
  behaves:
    'a customer tries how much the API takes before a sale: short storms of recorded requests, some of them refused',

  make(service, random) {
    const draw = service.customer(random.fork('trade'));
    const recorded = Array.from({ length: random.whole(80, 200) }, () => draw(random));
    const params = wantsProbabilities(random.chance(0.2));
    const storms = Array.from({ length: random.whole(1, 3) }, () =>
      run(random, service.span, {
        count: random.around(260, 0.3),
        start: service.span.start + random.between(6, 24 * service.span.days - 4) * HOUR,
        perSecond: random.between(4, 9),
      }),
    );
    return {
      client: fleet(random, random.whole(2, 6), {
        agent: random.pick(['k6/0.49.0', 'locust/2.24', 'vegeta/12.11']),
        retries: 0,
      }),
      model: usualModel(service, random),
      moments: together(service.span, ...storms),
      ask: () => classify(random.pick(recorded), params),
    };
  },
});
