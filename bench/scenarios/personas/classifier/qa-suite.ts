/** Regression tests. */
import { classify, defineClassifierPersona, usualModel, wantsProbabilities } from '../../classifier.js';
import { oneSite } from '../../clients.js';
import { officeHabit, sittings } from '../../rhythms/rhythms.js';

export const qaSuite = defineClassifierPersona({
  id: 'qa',
  behaves:
    'a test suite replays the same cases on every build, edge cases of the form included, from the start each time',

  make(service, random) {
    const draw = service.customer(random.fork('trade'));
    const edge = random.between(0.1, 0.3);
    const suite = Array.from({ length: random.whole(20, 70) }, () =>
      random.chance(edge) ? service.disturb(draw(random), random, 0.3) : draw(random),
    );
    const params = wantsProbabilities(random.chance(0.5));
    let build = -1;
    let step = 0;
    return {
      client: oneSite(random, {
        agent: random.pick(['pytest-httpx/0.30', 'jest-fetch/29.7', 'newman/6.1']),
        retries: 0,
      }),
      model: usualModel(service, random),
      moments: sittings(random, service.span, {
        aWeek: random.around(340, 0.4),
        habit: officeHabit(random),
        each: suite.length,
        pauseSeconds: 0.4,
      }),
      ask({ sitting }) {
        if (sitting !== build) step = 0;
        build = sitting;
        const input = suite[step % suite.length];
        step += 1;
        return input === undefined ? undefined : classify(input, params);
      },
    };
  },
});
