/** All extraction attacks on the chat service. */
import { logprobHarvest } from './logprob-harvest.js';
import { narrowTemplate } from './narrow-template.js';
import { randomWords } from './random-words.js';
import { reasoningTraces } from './reasoning-traces.js';
import { repeatedSampling } from './repeated-sampling.js';
import { rubricGrading } from './rubric-grading.js';
import { selfInstruct } from './self-instruct.js';

export const chatAttacks = {
  logprobHarvest,
  narrowTemplate,
  randomWords,
  reasoningTraces,
  repeatedSampling,
  rubricGrading,
  selfInstruct,
} as const;
