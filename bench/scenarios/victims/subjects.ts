/** What a chat model answers about, reduced to its core: a classifier of subjects trained on prompts. */
import { problem } from '../inputs/problems.js';
import { prose, question } from '../inputs/questions.js';
import type { Topic } from '../inputs/topics/index.js';
import { encodeWords, WIDE } from '../inputs/words.js';
import type { Random } from '../random.js';
import { trainNaiveBayes } from './naive-bayes.js';
import type { Classifier } from './victim.js';

/** A prompt of ordinary kind on a topic. */
export function ordinaryPrompt(topic: Topic, random: Random): string {
  if (random.chance(0.7)) return question(topic, random);
  return random.chance(0.5) ? prose(topic, random, 1) : problem(topic, random);
}

export function trainSubjects(topics: readonly Topic[], prompts: number, random: Random): Classifier {
  const classes = Array.from({ length: prompts }, () => random.below(topics.length));
  const codes = classes.map((subject) =>
    encodeWords(ordinaryPrompt(topics[subject] ?? random.pick(topics), random), WIDE),
  );
  return trainNaiveBayes({ codes, classes, classCount: topics.length });
}
