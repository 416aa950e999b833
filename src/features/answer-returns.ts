import { defineFeature } from './feature.js';
import { count } from './phrase.js';
import { rareShare, shareOfRows } from './share-of-rows.js';

/** Share of rows that does not count: tests of robustness around records close to a boundary come to it. */
const BY_THE_WAY = 0.08;

export const answerReturns = defineFeature({
  id: 'answer-returns',
  title: 'Back and forth between two answers',
  status: 'stable',
  family: 'probing',
  measures:
    'share of rows, over .08, whose answer changes from the row before and is that of an older one beside it, with most numbers moved a little',
  unit: 'ratio',
  range: [0, 1],
  direction: 'higher',
  needs: ['input', 'label'],
  settings: {
    resolution: rareShare,
  },
  source:
    'walks along a boundary stay where half of the answers are others: Brendel et al. 2018, section 2; Chen et al. 2020 (HopSkipJump), section III',
  benign: ['an optimiser in an application', 'a counterfactual tool that moves all numbers'],

  value({ window }) {
    const share = shareOfRows(window, window.returns);
    return share === null ? null : Math.max(0, share - BY_THE_WAY);
  },

  explain: ({ window }) =>
    `${count(window.returns)} of ${count(window.rowCompared)} inputs went back to the answer before last, beside the rows that had it`,
});
