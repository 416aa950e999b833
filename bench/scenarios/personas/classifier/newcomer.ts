/** New customer finding its feet. */
import { classify, defineClassifierPersona, usualModel, usualParams } from '../../classifier.js';
import { oneSite, sdkAgent } from '../../clients.js';
import { consumerHabit, officeHabit, sittings, steady, together, within } from '../../rhythms/rhythms.js';

export const newcomer = defineClassifierPersona({
  id: 'newcomer',
  behaves: 'tries the example record of the manual, then odd values, then goes live in the middle of the week',

  make(service, random) {
    const draw = service.customer(random.fork('trade'));
    const example = service.market(random.fork('manual'));
    const params = usualParams(random);
    const live = random.between(0.25, 0.7);
    const before = within(service.span, 0, live);
    const trial = sittings(random, before, {
      aWeek: random.whole(12, 50),
      habit: officeHabit(random),
      each: 12,
      pauseSeconds: 40,
    });
    const goLive = before.end;
    return {
      client: oneSite(random, { agent: sdkAgent(random) }),
      model: usualModel(service, random),
      moments: together(
        service.span,
        trial,
        steady(random, within(service.span, live, 1), { aWeek: random.around(160, 0.6), habit: consumerHabit(random) }),
      ),
      ask({ time }) {
        if (time >= goLive) return classify(draw(random), params);
        if (random.chance(0.35)) return classify(example, params);
        return classify(random.chance(0.3) ? service.disturb(example, random, 0.18) : draw(random), params);
      },
    };
  },
});
