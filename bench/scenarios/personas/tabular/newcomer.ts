/** New customer finding its feet. */
import { oneSite, sdkAgent } from '../../clients.js';
import { consumerHabit, officeHabit, sittings, steady, together, within } from '../../rhythms/rhythms.js';
import { definePersona } from '../../shapes.js';
import { tabularQuery, usualModel, usualParams, type TabularPersona } from '../../tabular.js';

export const newcomer: TabularPersona = definePersona({
  id: 'newcomer',
  behaves: 'tries the example record of the manual, then odd values, then goes live in the middle of the week',

  make(service, random) {
    const draw = service.population.customer(random.fork('trade'));
    const { table } = service.population;
    const example = service.market(random.fork('manual'));
    const params = usualParams(random);
    const live = random.between(0.25, 0.7);
    const before = within(service.span, 0, live);
    const trial = sittings(random, before, {
      count: random.whole(12, 50),
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
        steady(random, within(service.span, live, 1), { count: random.around(160, 0.6), habit: consumerHabit(random) }),
      ),
      ask({ time }) {
        if (time >= goLive) return tabularQuery(draw(random), params);
        if (random.chance(0.35)) return tabularQuery(example, params);
        return tabularQuery(
          random.chance(0.3) ? table.jitter(example, random, { share: 0.2, redraw: 0.2 }) : draw(random),
          params,
        );
      },
    };
  },
});
