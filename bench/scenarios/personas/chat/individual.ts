/** Private person. */
import { chatModel, chatQuery, sampling, type ChatPersona } from '../../chat.js';
import { browserAgent, roaming } from '../../clients.js';
import { someHand, typed } from '../../inputs/grammar.js';
import { Conversation } from '../../inputs/conversation.js';
import { followUp, question } from '../../inputs/questions.js';
import { eveningHabit, sittings } from '../../rhythms/rhythms.js';
import { definePersona } from '../../shapes.js';

export const individual: ChatPersona = definePersona({
  id: 'individual',
  behaves: 'asks about the few things on its mind, follows up, mistypes; some every day, most now and then',

  make(service, random) {
    const interests = random.some(service.topics, random.whole(2, 5));
    const hand = someHand(random);
    const params = sampling(random, 1024);
    const talk = new Conversation();
    let topic = random.pick(interests);
    let open = -1;
    return {
      client: roaming(random, { agent: browserAgent(random), retries: 1 }),
      model: chatModel(service, random),
      moments: sittings(random, service.span, {
        aWeek: random.around(13, 0.8),
        habit: eveningHabit(random),
        each: 4,
        pauseSeconds: 60,
      }),
      ask({ sitting }, heard) {
        const fresh = sitting !== open || random.chance(0.4);
        if (fresh) talk.restart();
        if (sitting !== open) topic = random.pick(interests);
        open = sitting;
        const text = typed(fresh ? question(topic, random) : followUp(topic, random), hand, random);
        return chatQuery(talk.say(text, heard), { topic, words: 170 }, params);
      },
    };
  },
});
