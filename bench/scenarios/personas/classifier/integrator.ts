/** Reseller in front of many shops. */
import { classify, defineClassifierPersona, usualModel, wantsProbabilities } from '../../classifier.js';
import { fleet, sdkAgent } from '../../clients.js';
import { consumerHabit, steady } from '../../rhythms/rhythms.js';

export const integrator = defineClassifierPersona({
  id: 'integrator',
  behaves:
    'a platform forwards the orders of dozens of shops under one key: the busiest and broadest honest traffic there is',

  make(service, random) {
    const shops = Array.from({ length: random.whole(15, 40) }, (_, at) => service.customer(random.fork(`shop ${at}`)));
    const params = wantsProbabilities(random.chance(0.5));
    const draw = (): ReturnType<(typeof shops)[number]> => random.pick(shops)(random);
    let last = draw();
    return {
      client: fleet(random, random.whole(8, 30), { agent: sdkAgent(random) }),
      model: usualModel(service, random),
      moments: steady(random, service.span, { aWeek: random.around(2100, 0.25), habit: consumerHabit(random) }),
      ask() {
        if (!random.chance(0.12)) last = draw();
        return classify(last, params);
      },
    };
  },
});
