/** Hobbyist. */
import { classify, defineClassifierPersona, usualModel, usualParams } from '../../classifier.js';
import { roaming, toolAgent } from '../../clients.js';
import { eveningHabit, sittings } from '../../rhythms/rhythms.js';

export const hobbyist = defineClassifierPersona({
  id: 'hobby',
  behaves: 'a private person plays with the free plan of an evening, guessing values, a handful of calls',

  make(service, random) {
    const draw = service.customer(random.fork('trade'));
    const params = usualParams(random);
    return {
      client: roaming(random, { agent: toolAgent(random), retries: 0 }),
      model: usualModel(service, random),
      moments: sittings(random, service.span, {
        aWeek: random.around(8, 0.7),
        habit: eveningHabit(random),
        each: 5,
        pauseSeconds: 50,
      }),
      ask() {
        const input = draw(random);
        return classify(random.chance(0.3) ? service.disturb(input, random, 0.12) : input, params);
      },
    };
  },
});
