/** Pipeline of documents. */
import { chatModel, chatQuery, user, type ChatPersona } from '../../chat.js';
import { oneSite, sdkAgent } from '../../clients.js';
import { prose } from '../../inputs/questions.js';
import { HOUR, run, together } from '../../rhythms/rhythms.js';
import { definePersona } from '../../shapes.js';

export const documentPipeline: ChatPersona = definePersona({
  id: 'document_pipeline',
  behaves:
    'an archive sends every page it holds through one instruction, once: one template, broad passages, never repeating, machine pace: the honest twin of template-and-passages',

  make(service, random) {
    const shelves = random.some(service.topics, random.whole(3, 15));
    const form = random.pick([
      'Read the passage and answer in JSON with the keys "title", "people" and "dates".',
      'Give three key words for the page below.',
      'Is there personal data on this page? Answer yes or no, then quote it.',
    ]);
    const batches = Array.from({ length: random.whole(1, 3) }, () =>
      run(random, service.span, {
        count: random.around(150, 0.4),
        start: service.span.start + random.between(6, 24 * service.span.days - 8) * HOUR,
        perSecond: random.between(0.1, 0.6),
      }),
    );
    return {
      client: oneSite(random, { agent: sdkAgent(random), retries: 4 }),
      model: chatModel(service, random),
      moments: together(service.span, ...batches),
      ask() {
        const topic = random.pick(shelves);
        const text = `${form}\nPassage: ${prose(topic, random, random.whole(2, 4))}`;
        return chatQuery([user(text)], { topic, words: 40 }, { temperature: 0, max_tokens: 256 });
      },
    };
  },
});
