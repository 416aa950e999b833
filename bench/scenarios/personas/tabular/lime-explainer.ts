/** LIME-like explainer. */
import { classify, usualModel, wantsProbabilities } from '../../classifier.js';
import { oneSite, sdkAgent } from '../../clients.js';
import type { Row } from '../../inputs/table.js';
import { officeHabit, sittings } from '../../rhythms/rhythms.js';
import { definePersona } from '../../shapes.js';
import type { TabularPersona } from '../../tabular.js';

export const limeExplainer: TabularPersona = definePersona({
  id: 'lime',
  behaves:
    'an explainer samples a cloud of perturbed records around each case (Ribeiro et al. 2016): off-manifold, never repeating, honest',

  make(service, random) {
    const draw = service.customer(random.fork('trade'));
    const { table } = service;
    const cloud = random.pick([40, 60, 100]);
    const params = wantsProbabilities(true);
    let left = 0;
    let seed: Row = draw(random);
    return {
      client: oneSite(random, { agent: sdkAgent(random) }),
      model: usualModel(service, random),
      moments: sittings(random, service.span, {
        aWeek: random.around(550, 0.4),
        habit: officeHabit(random),
        each: cloud,
        pauseSeconds: 0.15,
      }),
      ask() {
        if (left === 0) {
          left = cloud;
          seed = draw(random);
          return classify(seed, params);
        }
        left -= 1;
        return classify(table.jitter(seed, random, { share: 0.12, redraw: 0.35 }), params);
      },
    };
  },
});
