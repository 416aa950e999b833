import { defineFeature } from './feature.js';
import { lineWeight, lineWords } from './line-search.js';
import { count } from './phrase.js';
import { shareOfRows } from './share-of-rows.js';

/** Halvings counted of one search of eight steps, which customers make now and then to see what would change an answer. */
const ONE_SEARCH = 6;

export const searchShare = defineFeature({
  id: 'search-share',
  title: 'Halves towards a change of answer',
  status: 'stable',
  family: 'probing',
  measures:
    'share of rows half way between two of the last eight with different answers, of which one was half way between two others itself; the first six, one search, do not count, those along one number less where other rows are records of their own',
  unit: 'ratio',
  range: [0, 1],
  direction: 'higher',
  needs: ['input'],
  settings: {
    resolution: { value: 0.01, unit: 'share of rows', why: 'nearly nobody has any' },
  },
  source:
    'bisection towards a boundary: Lowd and Meek 2005; Tramèr et al. 2016, section 4.2; Chen et al. 2020 (HopSkipJump)',
  benign: ['a tool that searches the smallest change of a record by halving'],

  value: ({ window }) =>
    shareOfRows(window, Math.max(0, window.searched + lineWeight(window) * window.lineSearched - ONE_SEARCH)),

  explain: ({ window }) =>
    `${count(window.searched)} of ${count(window.rowCompared)} inputs went on halving between two answers${lineWords(window, window.lineSearched)}`,
});
