/** Fairness audit. */
import { classify, usualModel, wantsProbabilities } from '../../classifier.js';
import { oneSite, sdkAgent } from '../../clients.js';
import type { Row } from '../../inputs/table.js';
import { officeHabit, sittings } from '../../rhythms/rhythms.js';
import { definePersona } from '../../shapes.js';
import type { TabularPersona } from '../../tabular.js';

export const fairnessAudit: TabularPersona = definePersona({
  id: 'fairness',
  behaves:
    'auditors send every case once for each value of one word field (the zone) to see whether the answer depends on it',

  make(service, random) {
    const draw = service.customer(random.fork('trade'));
    const { table } = service;
    const field = random.pick(table.words);
    const params = wantsProbabilities(true);
    let row: Row = draw(random);
    let option = 0;
    return {
      client: oneSite(random, { agent: sdkAgent(random) }),
      model: usualModel(service, random),
      moments: sittings(random, service.span, {
        aWeek: random.around(360, 0.3),
        habit: officeHabit(random),
        each: 80,
        pauseSeconds: 0.3,
      }),
      ask() {
        if (option === field.options.length) {
          option = 0;
          row = draw(random);
        }
        const changed = table.change(row, { [field.name]: field.options[option] ?? '' });
        option += 1;
        return classify(changed, params);
      },
    };
  },
});
