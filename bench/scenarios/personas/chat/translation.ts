/** Translation pipeline. */
import { chatModel, chatQuery, system, user, type ChatPersona } from '../../chat.js';
import { oneSite, sdkAgent } from '../../clients.js';
import { prose } from '../../inputs/questions.js';
import { nightly } from '../../rhythms/rhythms.js';
import { definePersona } from '../../shapes.js';

export const translation: ChatPersona = definePersona({
  id: 'translation',
  behaves: 'product pages go paragraph by paragraph through one instruction: broad, fresh, as long out as in',

  make(service, random) {
    const subjects = random.some(service.topics, 4);
    const language = random.pick(['German', 'French', 'Polish', 'Spanish', 'Dutch', 'Swedish']);
    const instruction = `Translate into ${language}. Keep product names. Reply with the translation only.`;
    return {
      client: oneSite(random, { agent: sdkAgent(random), retries: 4 }),
      model: chatModel(service, random),
      moments: nightly(random, service.span, {
        size: random.around(40, 0.3),
        hour: random.whole(19, 23),
        perSecond: 0.5,
        weekdays: true,
      }),
      ask() {
        const topic = random.pick(subjects);
        return chatQuery(
          [system(instruction), user(prose(topic, random, random.whole(1, 2)))],
          { topic, words: 28 },
          { temperature: 0.1, max_tokens: 512 },
        );
      },
    };
  },
});
