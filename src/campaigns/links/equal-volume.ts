import { defineLink } from '../link.js';
import { campaigns } from '../../config/defaults.js';
import { shortestRun } from '../../stats/shortest-run.js';
import { membersOf, number } from '../words.js';

export const equalVolume = defineLink({
  id: 'equal-volume',
  title: 'Equal volume',
  measures: 'difference of the logarithms of their numbers of requests, negative',
  range: [-50, 0],
  needs: [],
  source:
    'an operator deals his quota out evenly: observed campaigns of 2026 made about 700 and 1,150 requests an account',
  benign: ['a plan’s monthly quota', 'nightly jobs of one product'],
  family: 'same',

  prepare({ profiles }) {
    const volumes = Float64Array.from(profiles, ({ volume }) => Math.log(Math.max(1, volume.rows)));
    return {
      // Minus a hair, as 0 would mean nothing shared.
      compare: (a, b) => -Math.abs((volumes[a] ?? 0) - (volumes[b] ?? 0)) - 1e-9,
      explain(places) {
        const rows = places.map((place) => profiles[place]?.volume.rows ?? 0);
        const close = shortestRun(rows, campaigns.quotaShare);
        const [least = 0, most = 0] = [close[0], close.at(-1)];
        const inside = rows.filter((count) => count >= least && count <= most).length;
        return `${membersOf(inside, rows.length)} made between ${number(least)} and ${number(most)} requests each`;
      },
    };
  },
});
