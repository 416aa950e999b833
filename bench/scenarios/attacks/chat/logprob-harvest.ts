/** Next-token distributions over everything. */
import { chatQuery, user, type ChatAttack } from '../../chat.js';
import { prose } from '../../inputs/questions.js';
import { defineAttack } from '../../shapes.js';

export const logprobHarvest: ChatAttack = defineAttack({
  id: 'logprob_harvest',
  behaves:
    'beginnings of sentences on all topics, one token each with all the log-probabilities one can get (Carlini et al. 2024; Finlayson et al. 2024)',

  stream({ topics }, random) {
    return () => {
      const topic = random.pick(topics);
      const words = prose(topic, random, 2).split(' ');
      const text = words.slice(0, random.whole(3, words.length - 1)).join(' ');
      const bias = random.chance(0.5)
        ? {
            logit_bias: Object.fromEntries(
              [0, 1].map(() => [String(random.below(90_000)), random.pick([-100, 50, 100])]),
            ),
          }
        : {};
      return chatQuery(
        [user(text)],
        { topic, words: 1, text: random.pick(topic.things).split(' ')[0] ?? 'the' },
        { temperature: 0, max_tokens: 1, logprobs: true, top_logprobs: 20, ...bias },
      );
    };
  },
});
