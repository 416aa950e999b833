/** Questions about documents. */
import { chatModel, chatQuery, system, user, type ChatPersona } from '../../chat.js';
import { fleet, sdkAgent } from '../../clients.js';
import { prose, question } from '../../inputs/questions.js';
import { officeHabit, steady } from '../../rhythms/rhythms.js';
import { definePersona } from '../../shapes.js';

export const ragApp: ChatPersona = definePersona({
  id: 'rag_app',
  behaves: 'a document search puts passages of one handbook before each question: long, templated, seldom repeating',

  make(service, random) {
    const [topic = random.pick(service.topics), second = topic] = random.some(service.topics, 2);
    const passages = Array.from({ length: 60 }, () => prose(random.chance(0.7) ? topic : second, random, 2));
    const rule = random.pick([
      'Answer only from the passages. Name the passage.',
      'Use the context below. Say so when it does not contain the answer.',
      'You answer questions of staff about the handbook.',
    ]);
    const params = { temperature: 0, max_tokens: 400 };
    return {
      client: fleet(random, random.whole(1, 4), { agent: sdkAgent(random) }),
      model: chatModel(service, random),
      moments: steady(random, service.span, { aWeek: random.around(170, 0.3), habit: officeHabit(random) }),
      ask() {
        const found = random.some(passages, 2).map((text, at) => `[${at + 1}] ${text}`);
        return chatQuery(
          [system(rule), user(`Passages:\n${found.join('\n')}\n\nQuestion: ${question(topic, random)}`)],
          { topic, words: 70 },
          params,
        );
      },
    };
  },
});
