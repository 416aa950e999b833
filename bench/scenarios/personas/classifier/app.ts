/** Small business with its shop software. */
import { classify, defineClassifierPersona, usualModel, usualParams } from '../../classifier.js';
import { oneSite, sdkAgent } from '../../clients.js';
import { consumerHabit, officeHabit, steady, within } from '../../rhythms/rhythms.js';

export const app = defineClassifierPersona({
  id: 'app',
  behaves:
    'one shop asks about its own orders as they come in; some orders are asked again when the basket is reopened',

  make(service, random) {
    const draw = service.customer(random.fork('trade'));
    const params = usualParams(random);
    const again = random.between(0, 0.35);
    const span = within(service.span, random.chance(0.2) ? random.between(0, 0.5) : 0, 1);
    const habit = random.chance(0.6) ? consumerHabit(random) : officeHabit(random);
    let last = draw(random);
    return {
      client: oneSite(random, { agent: sdkAgent(random) }),
      model: usualModel(service, random),
      moments: steady(random, span, { aWeek: random.around(34, 0.75), habit }),
      ask() {
        if (!random.chance(again)) last = draw(random);
        return classify(last, params);
      },
    };
  },
});
