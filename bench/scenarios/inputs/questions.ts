/** What people ask a chat model: questions, wishes, follow-ups, documents and the answers' beginnings. */
import { expand, sentence, slotsOf } from './grammar.js';
import type { Random } from '../random.js';
import type { Topic } from './topics/index.js';

const questionPatterns = [
  'How do I {doing}?',
  'What is the best way to {doing} {place}?',
  'Can you help me {doing}?',
  'My {trouble}, what can I do?',
  'my {trouble} {when} and I have no idea why',
  'What is the difference between a {thing} and a {thing}?',
  'Is a {thing} worth it if I only use it once (a month|a week|a year)?',
  'How long does it take to {doing}?',
  'I want to {doing} but my {trouble}. Any ideas?',
  'Which {thing} would you (choose|recommend) for {reader}?',
  'Why does everybody say you need a {quality} {thing}?',
  'Explain to me like I am {reader}: how do you {doing}?',
  'Do I need a {person} to {doing} or can I do it myself?',
  'A {person} told me to {doing} first. Is that right?',
  'What should I ask a {person} about a {thing}?',
  'How much does a {quality} {thing} cost roughly?',
  'tips to {doing} in {time}?',
  'We have {time} to {doing}. Where do we start?',
  'What are common mistakes when people {doing}?',
  'is it normal that the {trouble}?',
  'Could you check whether this plan makes sense: buy a {thing}, then {doing}, then ask a {person}.',
  'quick question about a {thing}: can it be used {place}?',
  'Who invented the {thing} and why?',
  'I have a {thing}, a {thing} and {time}. What can I make of it?',
  'Should I {doing} before or after I {doing}?',
  'Someone told {name} that you can {doing} {place}. True?',
  'What happens if I do not {doing}?',
  'how can I tell a {quality} {thing} from a bad one',
  'Are there rules about a {thing} {place}?',
  'The {trouble} every time I try to {doing}.',
  'Help, {trouble}!! Guests come in an hour',
  'What would you check first when the {trouble}?',
  'My {person} wants to {doing}, I would rather keep the {thing}. How do we agree?',
  'Can a {thing} be repaired or is it time for a new one?',
  'I read that the {thing} used to be different {count} generations ago. How?',
];

const wishPatterns = [
  'Write a {mood} (message|note|mail) to my {person} about the {thing}.',
  'Please draft a {mood} reply: {trouble}, we are sorry, new date next week.',
  'Give me {count} ideas for a {thing} {place}.',
  'Make a plan for {time} so that I can {doing}. As {format}, please.',
  'Write a short story in which a {person} loses a {thing}.',
  'Turn this into {format}: we want to {doing}, then look for a {thing}, and {name} talks to the {person}.',
  'Summarise how to {doing} in {format}.',
  'Write a poem about a {thing} and a {person}, {mood} please.',
  'Suggest a title for a talk on how to {doing}.',
  'Make this sound more {mood}: "The {trouble}. Please call the {person}."',
  'I need a {mood} speech of {digit} lines for a {person} who loves to {doing}.',
  'Compare a {thing} and a {thing} in {format}.',
  'List everything I need to {doing}, sorted by price.',
  'Pretend you are a {person} and answer my questions about the {thing}.',
];

const followUps = [
  'And if the {trouble}?',
  'ok, and how long does that take?',
  'Can you make it shorter?',
  'What about a {quality} {thing} instead?',
  'thanks! would that also work {place}?',
  'I do not understand the second part, can you explain it again?',
  'Could you give me an example with a {thing}?',
  'Please make it more {mood}.',
  'and what would a {person} say?',
  'Great. Now as {format}.',
  'Are you sure? {name} says you should {doing} first.',
  'which of these would you do first?',
];

/** Sentences of invented prose, for documents and answers. */
const prosePatterns = [
  'To {doing} you need patience and a {quality} {thing}.',
  'Most people start with a {thing} and only later think of a {thing}.',
  'If the {trouble}, wait {time} before you change anything else.',
  'A {person} will usually look at the {thing} first.',
  'In our case the {trouble}, so {name} had to {doing}.',
  'It helps to write down when the {trouble} and what was done about it.',
  'Do not {doing} in a hurry; {time} is a sensible minimum.',
  'The {quality} {thing} was chosen because the {person} insisted.',
  'There are {count} common ways to {doing}, and none of them is perfect.',
  'For {reader} the {thing} matters more than the {thing}.',
  'After {time} the {thing} should be checked again by a {person}.',
  '{name} reported that the {trouble}, although the {thing} was new.',
  'Costs depend on the {thing}; a {quality} one is rarely the cheapest.',
  'Before you {doing}, put the {thing} aside and measure twice.',
  'Nobody expected that the {trouble} so soon after the {thing} was delivered.',
  'The minutes mention a {thing}, a {thing} and the wish to {doing}.',
  'Whoever wants to {doing} {place} should talk to a {person} early.',
  'Last year {count} of ten had trouble of this kind: {trouble}.',
  '{name} prefers a {thing}, {name} would rather {doing}.',
  'Small things decide: a {quality} {thing}, a calm {person}, {time} of rest.',
  'When the {trouble}, the usual advice is to {doing}, which seldom hurts.',
  'We measured the {thing} {count} times and got {digit}, {digit} and {digit}.',
  'What used to be a {thing} is now mostly a {thing}.',
  'On page {digit} the {person} explains how to {doing} step by step.',
  'The second {thing} is for {reader}; it can be left out.',
  'According to the {person}, the {trouble} because nobody dared to {doing}.',
];

export function question(topic: Topic, random: Random): string {
  return sentence(expand(random.pick(random.chance(0.72) ? questionPatterns : wishPatterns), slotsOf(topic), random));
}

export function wish(topic: Topic, random: Random): string {
  return expand(random.pick(wishPatterns), slotsOf(topic), random);
}

export function followUp(topic: Topic, random: Random): string {
  return expand(random.pick(followUps), slotsOf(topic), random);
}

/** Some sentences of prose on a topic. */
export function prose(topic: Topic, random: Random, sentences: number): string {
  return Array.from({ length: sentences }, () =>
    sentence(expand(random.pick(prosePatterns), slotsOf(topic), random)),
  ).join(' ');
}

/** The first characters of an answer in prose. */
export function opening(topic: Topic, random: Random): string {
  const start = random.pick(['', '', '', '', 'Good question. ', 'Sure. ', 'It depends. ', 'In short: ']);
  return start + prose(topic, random, 1);
}
