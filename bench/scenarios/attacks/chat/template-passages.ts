/** One task over a whole collection of passages. */
import { chatQuery, user, type ChatAttack } from '../../chat.js';
import { prose, question } from '../../inputs/questions.js';
import { defineAttack } from '../../shapes.js';

export const templatePassages: ChatAttack = defineAttack({
  id: 'template_passages',
  behaves:
    'one fixed task in front of ever new passages of a public collection, answers in a fixed form (Birch et al. 2023, Model Leeching on SQuAD)',

  stream({ topics }, random) {
    const form = random.pick([
      'Read the passage and answer in JSON with the keys "answer" and "evidence".',
      'Context and question follow. Answer from the context, then quote it.',
    ]);
    return () => {
      const topic = random.pick(topics);
      const text = `${form}\nPassage: ${prose(topic, random, 3)}\nQuestion: ${question(topic, random)}`;
      return chatQuery([user(text)], { topic, words: 40 }, { temperature: 0, max_tokens: 256 });
    };
  },
});
