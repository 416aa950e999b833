/** Nonsense of real words. */
import { chatQuery, user, type ChatAttack } from '../../chat.js';
import { defineAttack } from '../../shapes.js';

export const randomWords: ChatAttack = defineAttack({
  id: 'random_words',
  behaves: 'words drawn at random from a vocabulary (Krishna et al. 2020, RANDOM)',

  stream({ topics }, random) {
    const vocabulary = [
      ...new Set(
        topics
          .flatMap(({ things, doings, people }) => [...things, ...doings, ...people])
          .flatMap((phrase) => phrase.split(' ')),
      ),
    ];
    return () => {
      const text = Array.from({ length: random.whole(5, 24) }, () => random.pick(vocabulary)).join(' ');
      return chatQuery([user(text)], { topic: random.pick(topics), words: 70 }, { temperature: 0.7, max_tokens: 256 });
    };
  },
});
