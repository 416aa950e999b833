/** Extraction attacks on classifying services of every kind. */
import { activeLearning } from './active-learning.js';
import { naturalKnockoff } from './natural-knockoff.js';
import { uniformSweep } from './uniform-sweep.js';

export const classifierAttacks = { activeLearning, naturalKnockoff, uniformSweep } as const;
