/** Class behind the school's address. */
import { chatQuery, sampling, user, type ChatPersona } from '../../chat.js';
import { behindOneAddress, browserAgent } from '../../clients.js';
import { expand, sentence, slotsOf } from '../../inputs/grammar.js';
import { DAY, HOUR, run, together } from '../../rhythms/rhythms.js';
import { definePersona } from '../../shapes.js';

const steps = [
  'Write a haiku about a {thing}.',
  'Now you are a {person}. What do you think of the {thing}?',
  'Explain to {reader} why the {trouble}.',
  'Create {count} quiz questions about the {thing} with answers.',
  'Give the same answer as {format}.',
  'Translate "how do I {doing}?" into a language of your choice.',
];

export const classroom: ChatPersona = definePersona({
  id: 'classroom',
  behaves:
    'pupils with a key each follow one tutorial at the same minute from the same address: linked in every way, harmless',

  make(service, random) {
    const site = service.sites[0] ?? '192.0.2.1';
    const topic = service.topics[3] ?? random.pick(service.topics);
    const lessons = [1, 3].map((day) =>
      run(random, service.span, {
        count: random.whole(6, 10),
        start: service.span.start + day * DAY + 9.2 * HOUR + random.between(0, 90_000),
        perSecond: 0.006,
      }),
    );
    const params = sampling(random, 512);
    let step = 0;
    return {
      client: behindOneAddress(site, { agent: browserAgent(random) }),
      model: service.models.at(-1) ?? '',
      moments: together(service.span, ...lessons),
      ask() {
        const pattern = steps[step % steps.length] ?? '';
        step += 1;
        return chatQuery([user(sentence(expand(pattern, slotsOf(topic), random)))], { topic, words: 80 }, params);
      },
    };
  },
});
