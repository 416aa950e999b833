import { defineFeature } from './feature.js';
import { lineWeight, lineWords } from './line-search.js';
import { count } from './phrase.js';
import { rareShare, shareOfRows } from './share-of-rows.js';

export const midpointShare = defineFeature({
  id: 'midpoint-share',
  title: 'Half way between two earlier inputs',
  status: 'stable',
  family: 'probing',
  measures:
    'share of rows half way between two of the last eight in two numbers or more; in one number right after another such step, less where other rows are records of their own',
  unit: 'ratio',
  range: [0, 1],
  direction: 'higher',
  needs: ['input'],
  settings: {
    resolution: rareShare,
  },
  source:
    'bisection towards a boundary: Lowd and Meek 2005; Tramèr et al. 2016, section 4.2; Chen et al. 2020 (HopSkipJump)',
  benign: ['a tool that searches the smallest change of a record by halving', 'an optimiser in a what-if tool'],

  value: ({ window }) => shareOfRows(window, window.midpoints + lineWeight(window) * window.lineMidpoints),

  explain: ({ window }) =>
    `${count(window.midpoints)} of ${count(window.rowCompared)} inputs lay half way between two of those before${lineWords(window, window.lineMidpoints)}`,
});
