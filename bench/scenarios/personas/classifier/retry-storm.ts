/** Client with a broken retry loop. */
import { classify, defineClassifierPersona, usualModel, usualParams } from '../../classifier.js';
import { oneSite, sdkAgent } from '../../clients.js';
import { consumerHabit, sittings } from '../../rhythms/rhythms.js';

export const retryStorm = defineClassifierPersona({
  id: 'retry',
  behaves: 'a client that sends the same record several times in a input although it was answered',

  make(service, random) {
    const draw = service.customer(random.fork('trade'));
    const params = usualParams(random);
    let open = -1;
    let input = draw(random);
    return {
      client: oneSite(random, { agent: sdkAgent(random), retries: 6 }),
      model: usualModel(service, random),
      moments: sittings(random, service.span, {
        aWeek: random.around(130, 0.4),
        habit: consumerHabit(random),
        each: 4,
        pauseSeconds: 3,
      }),
      ask({ sitting }) {
        if (sitting !== open) input = draw(random);
        open = sitting;
        return classify(input, params);
      },
    };
  },
});
