/** A few seeds in ever new words. */
import { chatQuery, user, type ChatAttack } from '../../chat.js';
import { someHand, typed } from '../../inputs/grammar.js';
import { problem } from '../../inputs/problems.js';
import { question } from '../../inputs/questions.js';
import { defineAttack } from '../../shapes.js';

const fronts = [
  '',
  '',
  'Hi! ',
  'One more thing: ',
  'Please tell me: ',
  'I wonder: ',
  'For a friend: ',
  'Short question. ',
];
const backs = ['', '', ' Thanks.', ' Keep it short.', ' Give an example.', ' Be honest.', ' What would you do?'];
const swaps: readonly (readonly [RegExp, readonly string[]])[] = [
  [/\bhow do I\b/i, ['what is the way to', 'how would you', 'how can one']],
  [/\bwhat is\b/i, ['tell me', 'I want to know']],
  [/\bcan you\b/i, ['could you', 'would you']],
  [/\bmy\b/i, ['our', 'the', 'a friend’s']],
  [/\bbest\b/i, ['right', 'easiest', 'usual']],
];

export const paraphraseExpansion: ChatAttack = defineAttack({
  id: 'paraphrase_expansion',
  behaves:
    'some dozens of seed prompts, each in ever new wordings (Peng et al. 2023; query expansion of imitation attacks)',

  stream({ topics }, random) {
    const seeds = Array.from({ length: random.whole(25, 45) }, () => {
      const topic = random.pick(topics);
      return { topic, text: random.chance(0.3) ? problem(topic, random) : question(topic, random) };
    });
    return () => {
      const { topic, text } = random.pick(seeds);
      const swapped = swaps.reduce((now, [word, others]) => now.replace(word, () => random.pick(others)), text);
      const whole = random.pick(fronts) + swapped + random.pick(backs);
      return chatQuery(
        [user(typed(whole, someHand(random), random))],
        { topic, words: 180 },
        { temperature: 0.7, max_tokens: 1024 },
      );
    };
  },
});
