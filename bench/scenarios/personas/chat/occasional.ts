/** Somebody who tries it once. */
import { chatModel, chatQuery, sampling, user, type ChatPersona } from '../../chat.js';
import { browserAgent, roaming } from '../../clients.js';
import { someHand, typed } from '../../inputs/grammar.js';
import { question } from '../../inputs/questions.js';
import { eveningHabit, sittings } from '../../rhythms/rhythms.js';
import { definePersona } from '../../shapes.js';

export const occasional: ChatPersona = definePersona({
  id: 'occasional',
  behaves: 'a handful of unrelated questions, then never again',

  make(service, random) {
    const hand = someHand(random);
    const params = sampling(random, 512);
    return {
      client: roaming(random, { agent: browserAgent(random), retries: 0 }),
      model: chatModel(service, random),
      moments: sittings(random, service.span, {
        aWeek: random.whole(1, 6),
        habit: eveningHabit(random),
        each: 3,
        pauseSeconds: 90,
      }),
      ask() {
        const topic = random.pick(service.topics);
        return chatQuery([user(typed(question(topic, random), hand, random))], { topic, words: 120 }, params);
      },
    };
  },
});
