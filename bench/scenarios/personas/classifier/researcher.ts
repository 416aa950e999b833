/** Researcher. */
import { classify, defineClassifierPersona, usualModel, wantsProbabilities } from '../../classifier.js';
import { roaming, toolAgent } from '../../clients.js';
import { eveningHabit, sittings } from '../../rhythms/rhythms.js';

export const researcher = defineClassifierPersona({
  id: 'researcher',
  behaves:
    'a data scientist scores an own sample of the market in notebooks to compare services; some cells are run again',

  make(service, random) {
    const trades = Array.from({ length: 12 }, (_, at) => service.customer(random.fork(`trade ${at}`)));
    const sample = Array.from({ length: random.whole(180, 420) }, () => random.pick(trades)(random));
    const params = wantsProbabilities(random.chance(0.7));
    let at = 0;
    return {
      client: roaming(random, { agent: random.chance(0.6) ? 'python-requests/2.32.3' : toolAgent(random) }),
      model: usualModel(service, random),
      moments: sittings(random, service.span, {
        aWeek: random.around(520, 0.3),
        habit: eveningHabit(random),
        each: 60,
        pauseSeconds: 1.2,
      }),
      ask() {
        const input = sample[at % sample.length];
        at = random.chance(0.02) ? Math.max(0, at - 40) : at + 1;
        return input === undefined ? undefined : classify(input, params);
      },
    };
  },
});
