/** Batch of summaries. */
import { chatModel, chatQuery, user, type ChatPersona } from '../../chat.js';
import { oneSite, sdkAgent } from '../../clients.js';
import { prose } from '../../inputs/questions.js';
import { nightly } from '../../rhythms/rhythms.js';
import { definePersona } from '../../shapes.js';

export const summariser: ChatPersona = definePersona({
  id: 'summariser',
  behaves: 'incoming mails are summarised by the hour in one fixed form: one opening, ever new text',

  make(service, random) {
    const topic = random.pick(service.topics);
    const form = random.pick([
      'Summarise this mail in one sentence:',
      'Extract name, date and wish as JSON from:',
      'TL;DR for the duty manager:',
    ]);
    return {
      client: oneSite(random, { agent: sdkAgent(random), retries: 4 }),
      model: chatModel(service, random),
      moments: nightly(random, service.span, {
        size: random.around(30, 0.3),
        hour: random.whole(6, 16),
        perSecond: 0.4,
        weekdays: true,
      }),
      ask: () =>
        chatQuery(
          [user(`${form}\n${prose(topic, random, random.whole(2, 4))}`)],
          { topic, words: 22 },
          { temperature: 0, max_tokens: 120 },
        ),
    };
  },
});
