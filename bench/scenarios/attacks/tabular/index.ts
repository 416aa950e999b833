/** All extraction attacks on the tabular services. */
import { activeLearning } from './active-learning.js';
import { coarseGrid } from './coarse-grid.js';
import { jacobianAugmentation } from './jacobian-augmentation.js';
import { latinHypercube } from './latin-hypercube.js';
import { lineSearch } from './line-search.js';
import { naturalKnockoff } from './natural-knockoff.js';
import { uniformSweep } from './uniform-sweep.js';

export const tabularAttacks = {
  activeLearning,
  coarseGrid,
  jacobianAugmentation,
  latinHypercube,
  lineSearch,
  naturalKnockoff,
  uniformSweep,
} as const;
