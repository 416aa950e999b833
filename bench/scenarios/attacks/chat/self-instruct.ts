/** Tasks with answers, made by the victim. */
import { chatQuery, user, type ChatAttack } from '../../chat.js';
import { generationRequests } from '../../inputs/elicitation.js';
import { expand, sentence, slotsOf } from '../../inputs/grammar.js';
import { defineAttack } from '../../shapes.js';

export const selfInstruct: ChatAttack = defineAttack({
  id: 'self_instruct',
  behaves: 'has the model invent instructions and answer them, topic by topic (Wang et al. 2023, Self-Instruct)',

  stream({ topics }, random) {
    return () => {
      const topic = random.pick(topics);
      const subject = [`${random.pick(topic.things)}s`, topic.id.replaceAll('_', ' ')];
      const text = sentence(expand(random.pick(generationRequests), { ...slotsOf(topic), subject }, random));
      return chatQuery([user(text)], { topic, words: 520 }, { temperature: 1, max_tokens: 2048 });
    };
  },
});
