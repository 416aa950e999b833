/** Worked solutions with the whole train of thought. */
import { chatQuery, system, user, type ChatAttack } from '../../chat.js';
import { reasoningDemands } from '../../inputs/elicitation.js';
import { problem } from '../../inputs/problems.js';
import { defineAttack } from '../../shapes.js';

export const reasoningTraces: ChatAttack = defineAttack({
  id: 'reasoning_traces',
  behaves:
    'ever new problems with the demand to write out the whole reasoning, as in the campaigns that providers reported in 2026',

  stream({ topics }, random) {
    const favourite = random.pick(reasoningDemands);
    return () => {
      const instruction = random.chance(0.6) ? favourite : random.pick(reasoningDemands);
      const topic = random.pick(topics);
      const text = problem(topic, random);
      const messages = random.chance(0.5) ? [system(instruction), user(text)] : [user(`${text}\n\n${instruction}`)];
      return chatQuery(messages, { topic, words: 640 }, { temperature: 0.6, max_tokens: 4096 });
    };
  },
});
