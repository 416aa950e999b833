import { defineFeature } from './feature.js';
import { count } from './phrase.js';
import { rareShare, shareOfRows } from './share-of-rows.js';

/** Comparisons that a rule which has not shown itself yet is worth, and how many of them are taken to be equal. */
const PRIOR = 1;
const PRIOR_SAME = 0.3;

interface Steps {
  readonly sameSteps: number;
  readonly otherSteps: number;
}

/** How far the steps along a column are of one length, 0..1: those of a difference quotient are, those of a sensitivity analysis grow with the value. */
function equality({ sameSteps, otherSteps }: Steps): number {
  return (sameSteps + PRIOR_SAME) / (sameSteps + otherSteps + PRIOR);
}

export const columnSteps = defineFeature({
  id: 'column-steps',
  title: 'Small steps around a point, column by column',
  status: 'stable',
  family: 'probing',
  measures:
    'share of rows that lie a small step from a point in one column, as two of the last eight do in others, as far as steps along one column have one length wherever they start',
  unit: 'ratio',
  range: [0, 1],
  direction: 'higher',
  needs: ['input'],
  settings: {
    resolution: rareShare,
  },
  source: 'finite differences: Tramèr et al. 2016, section 4; Chen et al. 2017 (ZOO), section 3.2',
  benign: ['an explainer that takes derivatives', 'a risk desk that moves each quantity by one unit'],

  value: ({ window }) => shareOfRows(window, equality(window) * window.columnSteps),

  explain: ({ window }) =>
    `${count(window.columnSteps)} of ${count(window.rowCompared)} inputs stepped away from a point in one column, as others just before in others; where steps along one column could be compared, ${count(window.sameSteps)} were as long as the one before and ${count(window.otherSteps)} were not`,
});
