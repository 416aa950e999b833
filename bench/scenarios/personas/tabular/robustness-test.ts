/** Robustness test. */
import { oneSite, sdkAgent } from '../../clients.js';
import { officeHabit, sittings } from '../../rhythms/rhythms.js';
import { definePersona } from '../../shapes.js';
import { tabularQuery, usualModel, wantsProbabilities, type TabularPersona } from '../../tabular.js';

export const robustnessTest: TabularPersona = definePersona({
  id: 'robustness',
  behaves: 'a team adds growing noise to a fixed set of cases and counts changed answers, before it signs the contract',

  make(service, random) {
    const draw = service.population.customer(random.fork('trade'));
    const { table } = service.population;
    const cases = Array.from({ length: random.whole(15, 40) }, () => draw(random));
    const params = wantsProbabilities(random.chance(0.5));
    let turn = 0;
    return {
      client: oneSite(random, { agent: sdkAgent(random) }),
      model: usualModel(service, random),
      moments: sittings(random, service.span, {
        count: random.around(320, 0.4),
        habit: officeHabit(random),
        each: 60,
        pauseSeconds: 0.5,
      }),
      ask() {
        const seed = cases[Math.floor(turn / 6) % cases.length] ?? draw(random);
        const level = turn % 6;
        turn += 1;
        return tabularQuery(
          level === 0 ? seed : table.jitter(seed, random, { share: 0.02 * level, redraw: 0.03 * level }),
          params,
        );
      },
    };
  },
});
