/** Large shop, many workers. */
import { classify, defineClassifierPersona, usualModel, usualParams } from '../../classifier.js';
import { fleet, sdkAgent } from '../../clients.js';
import { consumerHabit, steady } from '../../rhythms/rhythms.js';

const REMEMBERED = 40;

export const heavyApp = defineClassifierPersona({
  id: 'heavy_app',
  behaves: 'a large shop calls all day from many workers; popular baskets come again, a cache of its own may hide that',

  make(service, random) {
    const draw = service.customer(random.fork('trade'));
    const params = usualParams(random);
    const cached = random.chance(0.5);
    const recent: ReturnType<typeof draw>[] = [];
    return {
      client: fleet(random, random.whole(3, 14), { agent: sdkAgent(random) }),
      model: usualModel(service, random),
      moments: steady(random, service.span, { aWeek: random.around(520, 0.4), habit: consumerHabit(random) }),
      ask() {
        if (!cached && recent.length > 5 && random.chance(0.3)) return classify(random.pick(recent), params);
        const input = draw(random);
        recent.push(input);
        if (recent.length > REMEMBERED) recent.shift();
        return classify(input, params);
      },
    };
  },
});
