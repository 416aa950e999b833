/** One customer on several keys. */
import { chatQuery, system, user, type ChatPersona } from '../../chat.js';
import { addressIn, behindOneAddress } from '../../clients.js';
import { complaintPatterns, someCompany } from '../../inputs/companies.js';
import { expand, sentence, slotsOf } from '../../inputs/grammar.js';
import { Random } from '../../random.js';
import { consumerHabit, steady } from '../../rhythms/rhythms.js';
import { definePersona } from '../../shapes.js';

export const shard: ChatPersona = definePersona({
  id: 'shard',
  behaves:
    'one company spreads its help desk evenly over keys of its own in one network: same system message, same quotas, same hours, no harm',

  make(service, random) {
    const shared = new Random(1, `shard ${service.sites[1] ?? ''}`);
    const company = someCompany(service.topics, shared);
    const base = (service.sites[1] ?? '192.0.2.1').split('.').slice(0, 3).join('.');
    const rule = `You answer for ${company.name}. ${company.rules}`;
    return {
      client: behindOneAddress(addressIn(base, random), { agent: 'python-httpx/0.27.0', retries: 3 }),
      model: service.models[0] ?? '',
      moments: steady(random, service.span, { aWeek: 170 * random.around(1, 0.03), habit: consumerHabit(shared) }),
      ask() {
        const text = sentence(expand(random.pick(complaintPatterns), slotsOf(company.topic), random));
        const wanted = { topic: company.topic, words: 50 };
        return chatQuery([system(rule), user(text)], wanted, { temperature: 0.2, max_tokens: 300 });
      },
    };
  },
});
