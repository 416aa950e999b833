/** Researcher. */
import { roaming, toolAgent } from '../../clients.js';
import { eveningHabit, sittings } from '../../rhythms/rhythms.js';
import { definePersona } from '../../shapes.js';
import { tabularQuery, usualModel, wantsProbabilities, type TabularPersona } from '../../tabular.js';

export const researcher: TabularPersona = definePersona({
  id: 'researcher',
  behaves:
    'a data scientist scores an own sample of the market in notebooks to compare services; some cells are run again',

  make(service, random) {
    const trades = Array.from({ length: 12 }, (_, at) => service.population.customer(random.fork(`trade ${at}`)));
    const sample = Array.from({ length: random.whole(180, 420) }, () => random.pick(trades)(random));
    const params = wantsProbabilities(random.chance(0.7));
    let at = 0;
    return {
      client: roaming(random, { agent: random.chance(0.6) ? 'python-requests/2.32.3' : toolAgent(random) }),
      model: usualModel(service, random),
      moments: sittings(random, service.span, {
        count: random.around(520, 0.3),
        habit: eveningHabit(random),
        each: 60,
        pauseSeconds: 1.2,
      }),
      ask() {
        const row = sample[at % sample.length];
        at = random.chance(0.02) ? Math.max(0, at - 40) : at + 1;
        return row === undefined ? undefined : tabularQuery(row, params);
      },
    };
  },
});
