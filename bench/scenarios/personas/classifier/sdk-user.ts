/** Users of one starter kit. */
import { classify, defineClassifierPersona, wantsProbabilities } from '../../classifier.js';
import { oneSite } from '../../clients.js';
import { Random } from '../../random.js';
import { officeHabit, steady } from '../../rhythms/rhythms.js';

export const sdkUser = defineClassifierPersona({
  id: 'sdk_user',
  behaves:
    'a developer who kept the parameters and the example inputs of a starter kit beside own ones; many unrelated ones do',

  make(service, random) {
    const kit = new Random(1, `kit ${service.id}`);
    const examples = Array.from({ length: 8 }, () => service.market(kit));
    const draw = service.customer(random.fork('trade'));
    return {
      client: oneSite(random, { agent: 'starter-kit/1.2.0' }),
      model: service.models[0] ?? '',
      moments: steady(random, service.span, { aWeek: random.around(55, 0.6), habit: officeHabit(random) }),
      ask: () => classify(random.chance(0.25) ? random.pick(examples) : draw(random), wantsProbabilities(true)),
    };
  },
});
