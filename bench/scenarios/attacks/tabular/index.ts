/** All extraction attacks on the tabular services. */
import { classifierAttacks } from '../classifier/index.js';
import { coarseGrid } from './coarse-grid.js';
import { jacobianAugmentation } from './jacobian-augmentation.js';
import { latinHypercube } from './latin-hypercube.js';
import { lineSearch } from './line-search.js';

export const tabularAttacks = {
  ...classifierAttacks,
  coarseGrid,
  jacobianAugmentation,
  latinHypercube,
  lineSearch,
} as const;
