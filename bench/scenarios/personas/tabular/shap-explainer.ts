/** SHAP-like explainer. */
import { classify, usualModel, wantsProbabilities } from '../../classifier.js';
import { oneSite, sdkAgent } from '../../clients.js';
import type { Row } from '../../inputs/table.js';
import { officeHabit, sittings } from '../../rhythms/rhythms.js';
import { definePersona } from '../../shapes.js';
import type { TabularPersona } from '../../tabular.js';

export const shapExplainer: TabularPersona = definePersona({
  id: 'shap',
  behaves:
    'an explainer swaps coalitions of fields of each case for those of a background record (Lundberg and Lee 2017)',

  make(service, random) {
    const draw = service.customer(random.fork('trade'));
    const { table } = service;
    const background = Array.from({ length: 10 }, () => draw(random));
    const each = random.pick([32, 48, 64]);
    const params = wantsProbabilities(true);
    let left = 0;
    let seed: Row = draw(random);
    return {
      client: oneSite(random, { agent: sdkAgent(random) }),
      model: usualModel(service, random),
      moments: sittings(random, service.span, {
        aWeek: random.around(600, 0.4),
        habit: officeHabit(random),
        each: each * 2,
        pauseSeconds: 0.1,
      }),
      ask() {
        if (left === 0) {
          left = each;
          seed = draw(random);
        }
        left -= 1;
        const other = random.pick(background);
        const kept = random.next();
        const changes = table.fields
          .filter(() => !random.chance(kept))
          .map(({ name }) => [name, other[name] ?? 0] as const);
        return classify(table.change(seed, Object.fromEntries(changes)), params);
      },
    };
  },
});
