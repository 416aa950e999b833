/** Users of one starter kit. */
import { chatQuery, system, user, type ChatPersona } from '../../chat.js';
import { oneSite } from '../../clients.js';
import { question, wish } from '../../inputs/questions.js';
import { consumerHabit, steady } from '../../rhythms/rhythms.js';
import { definePersona } from '../../shapes.js';

export const sdkUser: ChatPersona = definePersona({
  id: 'sdk_user',
  behaves:
    'a developer who kept the system message, the parameters and the example questions of a starter kit; many unrelated ones do',

  make(service, random) {
    const examples = service.topics
      .slice(0, 6)
      .map(({ things }) => `Tell me a fun fact about a ${things[0] ?? 'cat'}.`);
    const own = random.some(service.topics, random.whole(1, 3));
    return {
      client: oneSite(random, { agent: 'starter-kit/1.2.0' }),
      model: service.models[0] ?? '',
      moments: steady(random, service.span, { aWeek: random.around(45, 0.6), habit: consumerHabit(random) }),
      ask() {
        const topic = random.pick(own);
        const free = random.chance(0.6) ? question(topic, random) : wish(topic, random);
        const text = random.chance(0.2) ? random.pick(examples) : free;
        const rule = 'You are a helpful assistant made with Starter Kit.';
        return chatQuery([system(rule), user(text)], { topic, words: 120 }, { temperature: 0.7, max_tokens: 1024 });
      },
    };
  },
});
