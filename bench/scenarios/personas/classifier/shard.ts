/** One customer on several keys. */
import { classify, defineClassifierPersona, wantsProbabilities } from '../../classifier.js';
import { addressIn, behindOneAddress } from '../../clients.js';
import { Random } from '../../random.js';
import { consumerHabit, steady } from '../../rhythms/rhythms.js';

export const shard = defineClassifierPersona({
  id: 'shard',
  behaves:
    'one large customer spreads its orders evenly over keys of its own in one network: equal quotas, one distribution, no harm',

  make(service, random) {
    const shared = new Random(1, `shard ${service.sites[1] ?? ''}`);
    const draw = service.customer(shared.fork('trade'));
    const base = (service.sites[1] ?? '192.0.2.1').split('.').slice(0, 3).join('.');
    return {
      client: behindOneAddress(addressIn(base, random), { agent: 'python-httpx/0.27.0', retries: 3 }),
      model: service.models[0] ?? '',
      moments: steady(random, service.span, { aWeek: 190 * random.around(1, 0.03), habit: consumerHabit(shared) }),
      ask: () => classify(draw(random), wantsProbabilities(true)),
    };
  },
});
