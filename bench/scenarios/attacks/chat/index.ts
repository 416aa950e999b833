/** All extraction attacks on the chat service. */
import { foreignText } from './foreign-text.js';
import { logitBiasProbing } from './logit-bias-probing.js';
import { logprobHarvest } from './logprob-harvest.js';
import { narrowSkill } from './narrow-skill.js';
import { narrowTemplate } from './narrow-template.js';
import { paraphraseExpansion } from './paraphrase-expansion.js';
import { personaGeneration } from './persona-generation.js';
import { randomWords } from './random-words.js';
import { reasoningTraces } from './reasoning-traces.js';
import { repeatedSampling } from './repeated-sampling.js';
import { rubricGrading } from './rubric-grading.js';
import { selfInstruct } from './self-instruct.js';
import { templatePassages } from './template-passages.js';

export const chatAttacks = {
  foreignText,
  logitBiasProbing,
  logprobHarvest,
  narrowSkill,
  narrowTemplate,
  paraphraseExpansion,
  personaGeneration,
  randomWords,
  reasoningTraces,
  repeatedSampling,
  rubricGrading,
  selfInstruct,
  templatePassages,
} as const;
