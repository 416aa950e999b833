/** Extraction attacks on classifying services of every kind. */
import { adaptiveKnockoff } from './adaptive-knockoff.js';
import { adversarialActive } from './adversarial-active.js';
import { activeLearning } from './active-learning.js';
import { naturalKnockoff } from './natural-knockoff.js';
import { uniformSweep } from './uniform-sweep.js';

export const classifierAttacks = {
  activeLearning,
  adaptiveKnockoff,
  adversarialActive,
  naturalKnockoff,
  uniformSweep,
} as const;
