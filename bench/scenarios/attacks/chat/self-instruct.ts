/** Tasks with answers, made by the victim. */
import { chatQuery, user, type ChatAttack } from '../../chat.js';
import { expand, sentence, slotsOf } from '../../inputs/grammar.js';
import { defineAttack } from '../../shapes.js';

const openings = [
  'Generate {count} diverse instructions about {subject}, each with input and a complete answer.',
  'You are asked to come up with a set of {digit} varied tasks on {subject}. Example: {doing}. Do not repeat the verb. Give instruction and output.',
  'Create a training example. Instruction: something a {person} could ask about a {thing}. Then write the ideal response.',
  'Write {count} question and answer pairs on {subject} at three levels of difficulty, as JSON with the keys "instruction" and "response".',
  'Invent a persona who cares about a {thing}, then the request this persona would make, then the best possible answer.',
];

export const selfInstruct: ChatAttack = defineAttack({
  id: 'self_instruct',
  behaves: 'has the model invent instructions and answer them, topic by topic (Wang et al. 2023, Self-Instruct)',

  stream({ topics }, random) {
    return () => {
      const topic = random.pick(topics);
      const subject = [`${random.pick(topic.things)}s`, topic.id.replaceAll('_', ' ')];
      const text = sentence(expand(random.pick(openings), { ...slotsOf(topic), subject }, random));
      return chatQuery([user(text)], { topic, words: 520 }, { temperature: 1, max_tokens: 2048 });
    };
  },
});
