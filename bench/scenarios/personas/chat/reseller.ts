/** Chat program sold under another name. */
import { chatModel, chatQuery, type ChatPersona, type Message } from '../../chat.js';
import { fleet, sdkAgent } from '../../clients.js';
import { Conversation } from '../../inputs/conversation.js';
import { someHand, typed } from '../../inputs/grammar.js';
import { followUp, question } from '../../inputs/questions.js';
import { consumerHabit, sittings } from '../../rhythms/rhythms.js';
import { definePersona } from '../../shapes.js';

export const reseller: ChatPersona = definePersona({
  id: 'reseller',
  behaves: 'hundreds of private persons behind one key: the busiest and broadest honest chat traffic',

  make(service, random) {
    let talk = new Conversation('You are Pip, a helpful companion.');
    let hand = someHand(random);
    let topic = random.pick(service.topics);
    let open = -1;
    const turn = (sitting: number, heard: Parameters<Conversation['say']>[1]): Message[] => {
      const fresh = sitting !== open;
      open = sitting;
      if (fresh) {
        talk = new Conversation('You are Pip, a helpful companion.');
        hand = someHand(random);
        topic = random.pick(service.topics);
      }
      return talk.say(typed(fresh ? question(topic, random) : followUp(topic, random), hand, random), heard);
    };
    return {
      client: fleet(random, 6, { agent: sdkAgent(random) }),
      model: chatModel(service, random),
      moments: sittings(random, service.span, {
        aWeek: random.around(620, 0.2),
        habit: consumerHabit(random),
        each: 2,
        pauseSeconds: 60,
      }),
      ask: ({ sitting }, heard) =>
        chatQuery(turn(sitting, heard), { topic, words: 150 }, { temperature: 0.7, max_tokens: 800 }),
    };
  },
});
