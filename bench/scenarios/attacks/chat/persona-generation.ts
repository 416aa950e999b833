/** Answers to invented people. */
import { chatQuery, system, user, type ChatAttack } from '../../chat.js';
import { expand, sentence, slotsOf } from '../../inputs/grammar.js';
import { question } from '../../inputs/questions.js';
import { defineAttack } from '../../shapes.js';

const who = [
  'You talk to {name}, a {person} {place}, who likes it {mood}.',
  'The user is a {person} with {time} of experience. Answer for this person.',
  'Imagine a {quality} {person} asks. Adapt tone and depth.',
];
const asks = [
  'As a {person} who lost a {thing}: what now?',
  'I am a {person}. What should I know about the {thing} before I {doing}?',
  'Roleplay: {name}, a {person}, explains to {reader} why the {trouble}.',
];

export const personaGeneration: ChatAttack = defineAttack({
  id: 'persona_generation',
  behaves: 'ever new invented people ask about everything, so that the answers differ (Ge et al. 2024, Persona Hub)',

  stream({ topics }, random) {
    return () => {
      const topic = random.pick(topics);
      const slots = slotsOf(topic);
      const text = random.chance(0.5) ? sentence(expand(random.pick(asks), slots, random)) : question(topic, random);
      const head = random.chance(0.6) ? [system(sentence(expand(random.pick(who), slots, random)))] : [];
      return chatQuery([...head, user(text)], { topic, words: 240 }, { temperature: 0.8, max_tokens: 1024 });
    };
  },
});
