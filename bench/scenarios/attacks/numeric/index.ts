/** Extraction attacks on services whose inputs have numbers: tables and vectors. */
import { jacobianSteps, randomSteps } from './augmentation.js';
import { grid, hypercube } from './designs.js';
import { equationSolving } from './equation-solving.js';
import { hopSkipJump } from './hop-skip-jump.js';
import { pairSearch } from './line-search.js';
import { pathFinding } from './path-finding.js';

export const numericAttacks = {
  equationSolving,
  grid,
  hopSkipJump,
  hypercube,
  jacobianSteps,
  pairSearch,
  pathFinding,
  randomSteps,
} as const;
