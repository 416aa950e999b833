/** Synthetic monitoring. */
import { classify, defineClassifierPersona, usualModel, wantsProbabilities } from '../../classifier.js';
import { fixedPlace, addressIn, network } from '../../clients.js';
import { polling } from '../../rhythms/rhythms.js';

export const monitor = defineClassifierPersona({
  id: 'monitor',
  behaves: 'an uptime check sends the same few records for ever, day and night, from a few probe stations',

  make(service, random) {
    const draw = service.customer(random.fork('trade'));
    const probes = Array.from({ length: random.whole(1, 6) }, () => draw(random));
    const stations = Array.from({ length: random.whole(1, 4) }, () => addressIn(network(random), random));
    const params = wantsProbabilities(random.chance(0.3));
    let turn = 0;
    return {
      client: fixedPlace(stations, { agent: 'uptime-check/3.1', retries: 1 }),
      model: usualModel(service, random),
      moments: polling(random, service.span, random.pick([900, 1200, 1800])),
      ask() {
        turn += 1;
        return classify(probes[turn % probes.length] ?? draw(random), params);
      },
    };
  },
});
