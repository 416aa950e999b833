/** Nightly batch. */
import { classify, defineClassifierPersona, usualModel, usualParams } from '../../classifier.js';
import { oneSite, sdkAgent } from '../../clients.js';
import { nightly } from '../../rhythms/rhythms.js';

export const batchEtl = defineClassifierPersona({
  id: 'batch_etl',
  behaves: 'a scheduled job scores the day’s open orders at night; part of the list is still open the next night',

  make(service, random) {
    const draw = service.customer(random.fork('trade'));
    const params = usualParams(random);
    const carriedOver = random.between(0, 0.5);
    const size = random.around(40, 0.5);
    let yesterday = [draw(random)];
    let today: typeof yesterday = [];
    let night = -1;
    return {
      client: oneSite(random, { agent: sdkAgent(random), retries: 3 }),
      model: usualModel(service, random),
      moments: nightly(random, service.span, {
        size,
        hour: random.whole(0, 5),
        perSecond: random.between(0.5, 3),
        weekdays: random.chance(0.3),
      }),
      ask({ sitting }) {
        if (sitting !== night) {
          night = sitting;
          if (today.length > 0) yesterday = today;
          today = [];
        }
        const input = random.chance(carriedOver) ? random.pick(yesterday) : draw(random);
        today.push(input);
        return classify(input, params);
      },
    };
  },
});
