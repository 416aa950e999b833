/** What-if dashboard. */
import { classify, usualModel, wantsProbabilities } from '../../classifier.js';
import { browserAgent, oneSite } from '../../clients.js';
import { fit, type Row } from '../../inputs/table.js';
import { officeHabit, sittings } from '../../rhythms/rhythms.js';
import { definePersona } from '../../shapes.js';
import type { TabularPersona } from '../../tabular.js';

export const whatIf: TabularPersona = definePersona({
  id: 'whatif',
  behaves:
    'planners open a case and move one slider at a time to see when the answer changes: looks like boundary probing',

  make(service, random) {
    const draw = service.customer(random.fork('trade'));
    const { table } = service;
    const params = wantsProbabilities(random.chance(0.6));
    let open = -1;
    let row: Row = draw(random);
    let field = random.pick(table.fields);
    const move = (): void => {
      if (random.chance(0.3)) field = random.pick(table.fields);
      const now = row[field.name];
      const step =
        field.kind === 'number' && typeof now === 'number'
          ? fit(field, now * random.pick([0.8, 0.9, 1.1, 1.25]))
          : table.anyValue(field, random);
      row = table.change(row, { [field.name]: step });
    };
    return {
      client: oneSite(random, { agent: browserAgent(random), retries: 1 }),
      model: usualModel(service, random),
      moments: sittings(random, service.span, {
        aWeek: random.around(170, 0.5),
        habit: officeHabit(random),
        each: 14,
        pauseSeconds: 7,
      }),
      ask({ sitting }) {
        if (sitting !== open || random.chance(0.06)) row = draw(random);
        else move();
        open = sitting;
        return classify(row, params);
      },
    };
  },
});
