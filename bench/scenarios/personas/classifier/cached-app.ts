/** Shop with a cache in front. */
import { classify, defineClassifierPersona, usualModel, usualParams } from '../../classifier.js';
import { fleet, sdkAgent } from '../../clients.js';
import { consumerHabit, steady } from '../../rhythms/rhythms.js';

/** Draws after which a known input is asked all the same. */
const TRIALS = 30;

export const cachedApp = defineClassifierPersona({
  id: 'cached_app',
  behaves: 'a shop keeps every answer in a cache of its own: what arrives never repeats',

  make(service, random) {
    const draw = service.customer(random.fork('trade'));
    const params = usualParams(random);
    const known = new Set<string>();
    return {
      client: fleet(random, random.whole(1, 5), { agent: sdkAgent(random) }),
      model: usualModel(service, random),
      moments: steady(random, service.span, { aWeek: random.around(260, 0.6), habit: consumerHabit(random) }),
      ask() {
        let input = draw(random);
        for (let trial = 0; trial < TRIALS && known.has(JSON.stringify(input)); trial += 1) input = draw(random);
        known.add(JSON.stringify(input));
        return classify(input, params);
      },
    };
  },
});
