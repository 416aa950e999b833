/** One token forced after another. */
import { chatQuery, user, type ChatAttack } from '../../chat.js';
import { question } from '../../inputs/questions.js';
import { defineAttack } from '../../shapes.js';

/** Tokens of the vocabulary raised in one call. */
const RAISED = 4;

export const logitBiasProbing: ChatAttack = defineAttack({
  id: 'logit_bias_probing',
  behaves:
    'a few short prompts, each with ever other tokens raised until their log-probabilities show: the output layer, token by token (Carlini et al. 2024)',

  stream({ topics }, random) {
    const prompts = Array.from({ length: random.whole(3, 12) }, () => {
      const topic = random.pick(topics);
      return { topic, text: question(topic, random) };
    });
    let token = random.below(1000);
    return () => {
      const { topic, text } = random.pick(prompts);
      const bias = Object.fromEntries(
        Array.from({ length: RAISED }, () => {
          token += random.whole(1, 3);
          return [String(token), 100];
        }),
      );
      return chatQuery(
        [user(text)],
        { topic, words: 1, text: random.pick(topic.things).split(' ')[0] ?? 'the' },
        { temperature: 0, max_tokens: 1, logprobs: true, top_logprobs: 5, logit_bias: bias },
      );
    };
  },
});
