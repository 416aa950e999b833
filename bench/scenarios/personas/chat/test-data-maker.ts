/** Maker of test data. */
import { chatModel, chatQuery, user, type ChatPersona } from '../../chat.js';
import { oneSite, sdkAgent } from '../../clients.js';
import { generationRequests } from '../../inputs/elicitation.js';
import { expand, sentence, slotsOf } from '../../inputs/grammar.js';
import { officeHabit, sittings } from '../../rhythms/rhythms.js';
import { definePersona } from '../../shapes.js';

export const testDataMaker: ChatPersona = definePersona({
  id: 'test_data_maker',
  behaves:
    'a team fills its own product’s test system with invented questions and answers of its trade, in the same words as an extractor: the honest twin of self-instruct',

  make(service, random) {
    const trade = random.some(service.topics, random.whole(1, 3));
    const wordings = random.some(generationRequests, random.whole(1, 3));
    return {
      client: oneSite(random, { agent: sdkAgent(random) }),
      model: chatModel(service, random),
      moments: sittings(random, service.span, {
        aWeek: random.around(110, 0.6),
        habit: officeHabit(random),
        each: 25,
        pauseSeconds: 6,
      }),
      ask() {
        const topic = random.pick(trade);
        const subject = [`${random.pick(topic.things)}s`, topic.id.replaceAll('_', ' ')];
        const text = sentence(expand(random.pick(wordings), { ...slotsOf(topic), subject }, random));
        return chatQuery([user(text)], { topic, words: 480 }, { temperature: 0.8, max_tokens: 2048 });
      },
    };
  },
});
