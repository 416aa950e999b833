/** Problems with a worked solution: sums, puzzles, plans and dilemmas, endlessly different. */
import type { Random } from '../random.js';
import { expand, sentence, slotsOf } from './grammar.js';
import type { Topic } from './topics/index.js';

type Maker = (random: Random, topic: Topic) => string;

function fill(pattern: string, topic: Topic, random: Random): string {
  return sentence(expand(pattern, slotsOf(topic), random));
}

const makers: readonly Maker[] = [
  (random, topic) => {
    const [price, pieces, off] = [random.whole(3, 90), random.whole(2, 40), random.whole(5, 40)];
    return fill(
      `a {thing} costs ${price} euros. {name} buys ${pieces} of them and gets ${off} percent off everything above the first ${random.whole(1, 5)}. How much is left of ${price * pieces + random.whole(5, 200)} euros?`,
      topic,
      random,
    );
  },
  (random, topic) => {
    const [one, other, gap] = [random.whole(20, 95), random.whole(30, 120), random.whole(10, 90)];
    return fill(
      `two people set out to meet a {person} ${random.whole(80, 600)} km away. {name} travels at ${one} km per hour, {name} starts ${gap} minutes later at ${other} km per hour. Who arrives first and by how many minutes?`,
      topic,
      random,
    );
  },
  (random, topic) => {
    const tank = random.whole(60, 900);
    return fill(
      `a tank holds ${tank} litres. One pipe fills it in ${random.whole(3, 12)} hours, another empties it in ${random.whole(13, 30)} hours. Both run while we {doing}. When is it full?`,
      topic,
      random,
    );
  },
  (random, topic) => {
    const bag = [random.whole(2, 12), random.whole(2, 12), random.whole(1, 9)];
    return fill(
      `a box holds ${bag.join(', ')} red, blue and green tokens, one for every {thing}. {name} draws ${random.whole(2, 4)} without looking. What is the probability that all have the same colour?`,
      topic,
      random,
    );
  },
  (random, topic) =>
    fill(
      'exactly one of {name}, {name} and {name} is a {person} and always lies. {name} says: the {thing} is mine. {name} says: that is false. {name} says: nobody owns a {thing}. Who is it?',
      topic,
      random,
    ),
  (random, topic) =>
    fill(
      `${random.whole(4, 9)} friends must {doing} in pairs, each with each other once, and only ${random.whole(1, 3)} pairs fit in a day. How many days are needed, and why?`,
      topic,
      random,
    ),
  (random, topic) =>
    fill(
      'the {trouble} whenever {name} visits, but not when the {person} is there. Which causes can be excluded and which test would decide between the others?',
      topic,
      random,
    ),
  (random, topic) =>
    fill(
      `find all whole numbers n below ${random.whole(40, 400)} for which n squared plus ${random.whole(2, 30)} is divisible by ${random.whole(3, 19)}. Relate the answer to sharing a {thing}.`,
      topic,
      random,
    ),
  (random, topic) =>
    fill(
      'is it fair that a {person} pays more for a {thing} than a {person}? Weigh both sides and decide.',
      topic,
      random,
    ),
  (random, topic) =>
    fill(
      `estimate how many {person}s there are in a city of ${random.whole(2, 90) * 10} thousand people, stating every assumption.`,
      topic,
      random,
    ),
  (random, topic) =>
    fill(
      `a sequence begins ${random.whole(1, 5)}, ${random.whole(6, 11)}, ${random.whole(12, 22)}, ${random.whole(23, 44)}. Propose a rule, give the tenth member, and say how sure you are. The story is about a {thing}.`,
      topic,
      random,
    ),
  (random, topic) =>
    fill(
      'plan how to {doing} with {count} helpers, one {thing} and only {time}, and prove that it cannot be done faster.',
      topic,
      random,
    ),
];

export function problem(topic: Topic, random: Random): string {
  return random.pick(makers)(random, topic);
}
