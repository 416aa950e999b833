import { defineLink } from '../link.js';
import { packLists } from '../packed-lists.js';
import { Postings } from '../postings.js';
import { number } from '../words.js';

export const sharedContent = defineLink({
  id: 'shared-content',
  title: 'Same places of input space',
  measures: 'chance that two of their inputs fall into one cell, every cell divided by its share among all accounts',
  range: [0, 1e7],
  needs: ['input'],
  source: 'weighted minhash (Ioffe 2010) and random grids as cells; own measurement in docs/method.md',
  benign: ['customers of one trade', 'users of one tool', 'a class following one tutorial'],
  family: 'content',

  prepare({ cells, columns, size }) {
    return {
      candidates() {
        const tokens = packLists(size, (at) => cells.blockingCells(at));
        const postings = new Postings(size, (at) => tokens.of(at));
        return (place) => postings.sharers(place);
      },
      compare: (a, b) => cells.overlap(a, b).rare,
      gather(places) {
        cells.gather(places);
      },
      stratum: (a, b) => columns.of(a, b),
      explain(places) {
        const rare = meanOverPairs(places, (a, b) => cells.overlap(a, b).rare);
        return rare > 1 ? `their inputs fall into the same places ${number(rare)} times as often as strangers’` : '';
      },
    };
  },
});

function meanOverPairs(places: readonly number[], measure: (a: number, b: number) => number): number {
  let sum = 0;
  let pairs = 0;
  for (let i = 0; i < places.length; i += 1) {
    for (let j = 0; j < i; j += 1) {
      sum += measure(places[i] ?? 0, places[j] ?? 0);
      pairs += 1;
    }
  }
  return pairs === 0 ? 0 : sum / pairs;
}
