/** One skill, natural inputs. */
import { chatQuery, system, user, type ChatAttack } from '../../chat.js';
import { codeTask, snippet } from '../../inputs/code.js';
import { prose } from '../../inputs/questions.js';
import { techTopics } from '../../inputs/topics/index.js';
import { defineAttack } from '../../shapes.js';

export const narrowSkill: ChatAttack = defineAttack({
  id: 'narrow_skill',
  behaves:
    'one skill only, on ordinary inputs of that skill, as long as it takes: code changes or short summaries (Li et al. 2023, imitation of code models)',

  stream({ topics }, random) {
    const code = random.chance(0.5);
    return () => {
      if (code) {
        const text = `${codeTask(random)}\n\n${snippet(random, random.whole(3, 7))}`;
        const wanted = { topic: random.pick(techTopics), words: 110, code: true };
        return chatQuery([user(text)], wanted, { temperature: 0.2, max_tokens: 800 });
      }
      const topic = random.pick(topics);
      const messages = [system('Summarise in one sentence.'), user(prose(topic, random, random.whole(3, 5)))];
      return chatQuery(messages, { topic, words: 22 }, { temperature: 0.2, max_tokens: 200 });
    };
  },
});
