/** One skill copied with one form. */
import { chatQuery, user, type ChatAttack } from '../../chat.js';
import { expand, slotsOf } from '../../inputs/grammar.js';
import { defineAttack } from '../../shapes.js';

export const narrowTemplate: ChatAttack = defineAttack({
  id: 'narrow_template',
  behaves:
    'one task in one fixed wording, its slots filled from as wide a range as possible (Birch et al. 2023, Model Leeching)',

  stream({ topics }, random) {
    return () => {
      const topic = random.pick(topics);
      const text = expand(
        'Write a {mood} customer reply for the following case. Case: {trouble}. Product: {quality} {thing}. Deadline: {time}. Customer: {name}, {person}. Length: {digit} sentences.',
        slotsOf(topic),
        random,
      );
      return chatQuery([user(text)], { topic, words: 110 }, { temperature: 0.7, max_tokens: 512 });
    };
  },
});
