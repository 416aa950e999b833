/** Sentences of an encyclopedia. */
import { chatQuery, user, type ChatAttack } from '../../chat.js';
import { prose } from '../../inputs/questions.js';
import { defineAttack } from '../../shapes.js';

export const foreignText: ChatAttack = defineAttack({
  id: 'foreign_text',
  behaves:
    'plain sentences from an encyclopedia-like collection as prompts, whatever comes back (Krishna et al. 2020, WIKI)',

  stream({ topics }, random) {
    return () => {
      const topic = random.pick(topics);
      return chatQuery(
        [user(prose(topic, random, random.whole(1, 2)))],
        { topic, words: 90 },
        { temperature: 0.7, max_tokens: 256 },
      );
    };
  },
});
