/** Support bot of a company. */
import { chatModel, chatQuery, type ChatPersona } from '../../chat.js';
import { fleet, sdkAgent } from '../../clients.js';
import { complaintPatterns, someCompany } from '../../inputs/companies.js';
import { Conversation } from '../../inputs/conversation.js';
import { expand, sentence, slotsOf, someHand, typed } from '../../inputs/grammar.js';
import { followUp } from '../../inputs/questions.js';
import { consumerHabit, sittings } from '../../rhythms/rhythms.js';
import { definePersona } from '../../shapes.js';

export const supportBot: ChatPersona = definePersona({
  id: 'support_bot',
  behaves: 'thousands of customers behind one key and one system message; the same few worries in many hands',

  make(service, random) {
    const company = someCompany(service.topics, random);
    const bot = `You are the support assistant of ${company.name}. ${company.rules}`;
    const params = { temperature: 0.2, max_tokens: 300 };
    let talk = new Conversation(bot);
    let hand = someHand(random);
    let open = -1;
    return {
      client: fleet(random, random.whole(2, 8), { agent: sdkAgent(random) }),
      model: chatModel(service, random),
      moments: sittings(random, service.span, {
        aWeek: random.around(260, 0.3),
        habit: consumerHabit(random),
        each: 2.5,
        pauseSeconds: 40,
      }),
      ask({ sitting }, heard) {
        const { topic } = company;
        const fresh = sitting !== open;
        open = sitting;
        if (fresh) {
          talk = new Conversation(bot);
          hand = someHand(random);
        }
        const text = fresh
          ? sentence(expand(random.pick(complaintPatterns), slotsOf(topic), random))
          : followUp(topic, random);
        return chatQuery(talk.say(typed(text, hand, random), heard), { topic, words: 45 }, params);
      },
    };
  },
});
