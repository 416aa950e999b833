/** Counterfactual tool. */
import { classify, usualModel, wantsProbabilities } from '../../classifier.js';
import { oneSite, sdkAgent } from '../../clients.js';
import { fit, type Row } from '../../inputs/table.js';
import { officeHabit, sittings } from '../../rhythms/rhythms.js';
import { definePersona } from '../../shapes.js';
import type { TabularPersona } from '../../tabular.js';

export const counterfactual: TabularPersona = definePersona({
  id: 'counterfactual',
  behaves:
    'a service desk tool looks for the smallest change that turns “late” into “on time”: walks to the boundary for each case',

  make(service, random) {
    const draw = service.customer(random.fork('trade'));
    const { table } = service;
    const params = wantsProbabilities(random.chance(0.5));
    let origin: Row = draw(random);
    let first = '';
    let steps = 0;
    const nudge = (): Row => {
      const field = random.pick(table.fields);
      const now = origin[field.name];
      const reach = 0.05 + 0.03 * steps;
      if (field.kind === 'word' || typeof now !== 'number')
        return table.change(origin, { [field.name]: table.anyValue(field, random) });
      return table.change(origin, {
        [field.name]: fit(field, now + random.between(-reach, reach) * (field.high - field.low)),
      });
    };
    return {
      client: oneSite(random, { agent: sdkAgent(random) }),
      model: usualModel(service, random),
      moments: sittings(random, service.span, {
        aWeek: random.around(140, 0.4),
        habit: officeHabit(random),
        each: 18,
        pauseSeconds: 0.6,
      }),
      ask(_, heard) {
        if (steps === 1) first = heard?.said ?? '';
        if (steps === 0 || steps > 24 || (steps > 1 && heard?.said !== first)) {
          origin = draw(random);
          steps = 1;
          return classify(origin, params);
        }
        steps += 1;
        return classify(nudge(), params);
      },
    };
  },
});
