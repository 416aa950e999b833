/** Queue of doubtful cases. */
import { classify, defineClassifierPersona, usualModel, wantsProbabilities } from '../../classifier.js';
import { oneSite, sdkAgent } from '../../clients.js';
import { officeHabit, steady } from '../../rhythms/rhythms.js';

/** Cases of which the most doubtful one is sent. */
const LOOKED_AT = 6;

export const hardCases = defineClassifierPersona({
  id: 'hard_cases',
  behaves:
    'a review desk decides the clear cases itself and sends only the doubtful ones: answers near the boundary without any search',

  make(service, random) {
    const draw = service.customer(random.fork('trade'));
    const params = wantsProbabilities(random.chance(0.7));
    const model = usualModel(service, random);
    const doubt = (input: ReturnType<typeof draw>): number =>
      1 - Math.max(...service.victim(model).probabilities(service.encode(input)));
    return {
      client: oneSite(random, { agent: sdkAgent(random) }),
      model,
      moments: steady(random, service.span, { aWeek: random.around(240, 0.5), habit: officeHabit(random) }),
      ask() {
        const cases = Array.from({ length: LOOKED_AT }, () => draw(random));
        return classify(
          cases.reduce((most, next) => (doubt(next) > doubt(most) ? next : most)),
          params,
        );
      },
    };
  },
});
