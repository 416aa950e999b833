/** The same prompts again and again. */
import { chatQuery, user, type ChatAttack } from '../../chat.js';
import { problem } from '../../inputs/problems.js';
import { question } from '../../inputs/questions.js';
import { defineAttack } from '../../shapes.js';

export const repeatedSampling: ChatAttack = defineAttack({
  id: 'repeated_sampling',
  behaves:
    'a fixed list of prompts, each asked many times at full temperature: the distribution of answers, not one answer, is copied (best-of-n and preference data)',

  stream({ topics }, random) {
    const list = Array.from({ length: random.whole(25, 60) }, () => {
      const topic = random.pick(topics);
      return { topic, text: random.chance(0.5) ? problem(topic, random) : question(topic, random) };
    });
    let turn = 0;
    return () => {
      const { topic, text } = list[turn % list.length] ?? { topic: random.pick(topics), text: '' };
      turn += 1;
      return chatQuery([user(text)], { topic, words: 260 }, { temperature: 1, max_tokens: 1024 });
    };
  },
});
