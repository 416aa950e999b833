import { campaigns } from '../../config/defaults.js';
import { defineLink } from '../link.js';
import { number } from '../words.js';

/** Added to both rates, so that accounts that never meet come out far apart and not infinitely so. */
const FLOOR = 1e-4;

export const sameMixture = defineLink({
  id: 'same-mixture',
  title: 'Same mixture of inputs',
  measures:
    'log of how often inputs of the two share a cell over how often two inputs of one of them do; 0: one distribution',
  range: [-20, 5],
  needs: ['input'],
  source:
    'cross and own collision rates of a two-sample test (Gretton et al. 2012, section 3, with cells as the kernel)',
  benign: ['two keys of one application', 'customers of one trade', 'test and production of one service'],
  family: 'same',

  prepare({ cells, columns, accounts }) {
    // Fewer inputs cannot tell one distribution from two: by chance alone some small samples agree better than with themselves.
    const enough = Uint8Array.from(accounts, ({ member }) => (member.distinct >= campaigns.referenceInputs ? 1 : 0));
    const ratio = (a: number, b: number): number => {
      if (enough[a] !== 1 || enough[b] !== 1) return NaN;
      const own = ((cells.own[a] ?? NaN) + (cells.own[b] ?? NaN)) / 2;
      return Math.log((cells.overlap(a, b).cross + FLOOR) / (own + FLOOR));
    };
    return {
      compare: ratio,
      stratum: (a, b) => columns.of(a, b),
      explain(places) {
        const ratios: number[] = [];
        for (const a of places) for (const b of places) if (a < b) ratios.push(ratio(a, b));
        const known = ratios.filter(Number.isFinite);
        const mean = Math.exp(known.reduce((sum, value) => sum + value, 0) / known.length);
        return mean > 0.5 ? `their mixtures of inputs agree to ${number(Math.min(100, 100 * mean))} %` : '';
      },
    };
  },
});
