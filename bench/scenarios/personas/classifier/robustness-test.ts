/** Robustness test. */
import { classify, defineClassifierPersona, usualModel, wantsProbabilities } from '../../classifier.js';
import { oneSite, sdkAgent } from '../../clients.js';
import { officeHabit, sittings } from '../../rhythms/rhythms.js';

export const robustnessTest = defineClassifierPersona({
  id: 'robustness',
  behaves: 'a team adds growing noise to a fixed set of cases and counts changed answers, before it signs the contract',

  make(service, random) {
    const draw = service.customer(random.fork('trade'));
    const cases = Array.from({ length: random.whole(15, 40) }, () => draw(random));
    const params = wantsProbabilities(random.chance(0.5));
    let turn = 0;
    return {
      client: oneSite(random, { agent: sdkAgent(random) }),
      model: usualModel(service, random),
      moments: sittings(random, service.span, {
        aWeek: random.around(320, 0.4),
        habit: officeHabit(random),
        each: 60,
        pauseSeconds: 0.5,
      }),
      ask() {
        const seed = cases[Math.floor(turn / 6) % cases.length] ?? draw(random);
        const level = turn % 6;
        turn += 1;
        return classify(level === 0 ? seed : service.disturb(seed, random, 0.02 * level), params);
      },
    };
  },
});
