/** Completion while typing. */
import { chatQuery, user, type ChatPersona } from '../../chat.js';
import { roaming } from '../../clients.js';
import { prose } from '../../inputs/questions.js';
import { officeHabit, sittings } from '../../rhythms/rhythms.js';
import { definePersona } from '../../shapes.js';

export const autocomplete: ChatPersona = definePersona({
  id: 'autocomplete',
  behaves: 'a mail program asks for the next words after each pause of its user: beginnings that grow word by word',

  make(service, random) {
    const subjects = random.some(service.topics, random.whole(1, 4));
    let [words, shown] = [[''], 0];
    let topic = random.pick(subjects);
    return {
      client: roaming(random, { agent: random.pick(['mail-assist/3.0', 'axios/1.7.2']), retries: 0 }),
      model: service.models.at(-1) ?? '',
      moments: sittings(random, service.span, {
        aWeek: random.around(160, 0.6),
        habit: officeHabit(random),
        each: 16,
        pauseSeconds: 4,
      }),
      ask() {
        if (shown >= words.length) {
          topic = random.pick(subjects);
          words = prose(topic, random, 1).split(' ');
          shown = 2;
        }
        const text = words.slice(0, shown).join(' ');
        shown += random.whole(1, 3);
        return chatQuery([user(text)], { topic, words: 6 }, { temperature: 0.2, max_tokens: 12 });
      },
    };
  },
});
