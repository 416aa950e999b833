/** Plots of when and where one suspect asks, and how far a copy is. Embedded in the page: see draw-score.ts for what they may use. */
import { count, measure, score } from '../numbers.js';
import type { DetailData } from './detail-data.js';
import type { SharedData } from './shared-data.js';
import { figure } from './draw-score.js';
import { shade } from './shade.js';
import { type Element, h } from './tree.js';

/** Counts as upright bars in one path. */
export function columnPath(counts: readonly number[], [width, height]: readonly [number, number]): string {
  const most = Math.max(1, ...counts);
  const step = width / Math.max(1, counts.length);
  return counts
    .map((value, i) => {
      if (value <= 0) return '';
      const tall = Math.max(1, (value / most) * height);
      return `M${(i * step).toFixed(1)} ${String(height)}v${(-tall).toFixed(1)}h${Math.max(0.5, step * 0.86).toFixed(1)}v${tall.toFixed(1)}z`;
    })
    .join('');
}

export function timelinePlot({ from, binHours, counts }: NonNullable<DetailData['timeline']>): Element {
  const most = Math.max(0, ...counts);
  const label = `Requests over time from ${from}, ${count(binHours)} hours a bar, highest ${count(most)}`;
  return figure(
    label,
    [540, 110],
    [
      h('path', { d: columnPath(counts, [540, 80]), class: 'columns' }),
      h('line', { x1: 0, y1: 80, x2: 540, y2: 80, class: 'axis' }),
      h('text', { x: 0, y: 100, class: 'small' }, `from ${from}, ${count(binHours)} h a bar`),
      h('text', { x: 540, y: 100, class: 'small end' }, `highest ${count(most)} requests`),
    ],
  );
}

export function hoursPlot(hours: readonly number[], zone: string): Element {
  const most = Math.max(0, ...hours);
  const ticks = [0, 6, 12, 18].map((hour) => h('text', { x: hour * 20, y: 76, class: 'small' }, `${String(hour)} h`));
  return figure(
    `Requests by hour of the day (${zone}), highest ${count(most)}: ${hours.join(', ')}`,
    [480, 80],
    [
      h('path', { d: columnPath(hours, [480, 60]), class: 'columns' }),
      h('line', { x1: 0, y1: 60, x2: 480, y2: 60, class: 'axis' }),
      ...ticks,
    ],
  );
}

export function weekPlot(week: NonNullable<DetailData['week']>, zone: string): Element {
  const { shades, windowSeconds, sampled, active } = week;
  const [left, cell, tall] = [36, 19, 17];
  const days = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
  const names = days.map((day, i) => h('text', { x: 0, y: i * tall + 12, class: 'small' }, day));
  const squares = Array.from(shades).map((step, i) => {
    const [x, y] = [left + (i % 24) * cell, Math.floor(i / 24) * tall];
    return h('rect', { x, y, width: cell - 1, height: tall - 1, class: `heat${step}` });
  });
  const hours = [0, 6, 12, 18].map((hour) =>
    h('text', { x: left + hour * cell, y: 7 * tall + 13, class: 'small' }, `${String(hour)} h`),
  );
  const whole = sampled >= Math.round(active) ? 'all' : `a sample of ${count(sampled)} of about ${count(active)}`;
  const label = `Hours of the week (${zone}) in which it was active: ${whole} of its active windows of ${count(windowSeconds)} seconds`;
  return figure(label, [left + 24 * cell, 7 * tall + 18], [...names, ...squares, ...hours]);
}

/** Everybody’s inputs as shades, this account’s as dots. */
export function coveragePlot(own: NonNullable<DetailData['coverage']>, map: SharedData['maps'][number]): Element {
  const cell = 20;
  const most = Math.max(...map.shares, 1e-9);
  const place = (square: number): readonly [number, number] => [square % map.columns, Math.floor(square / map.columns)];
  const crowd = map.shares.map((value, square) => {
    const [column, row] = place(square);
    const step = shade(Math.sqrt(value), Math.sqrt(most));
    return h('rect', {
      x: column * cell,
      y: row * cell,
      width: cell - 1,
      height: cell - 1,
      class: `heat${String(step)}`,
    });
  });
  const inputs = own.counts.reduce((sum, value) => sum + value, 0);
  const dots = own.squares.map((square, i) => {
    const [column, row] = place(square);
    const radius = Math.min(cell / 2, 2.5 + Math.sqrt(own.counts[i] ?? 0));
    return h('circle', { cx: column * cell + cell / 2, cy: row * cell + cell / 2, r: radius.toFixed(1), class: 'own' });
  });
  const empty = own.squares.filter((square) => (map.shares[square] ?? 0) === 0).length;
  const label = `${count(inputs)} sampled inputs in ${count(own.squares.length)} squares of the map of input space, ${count(empty)} of them with nobody else’s sampled inputs`;
  return figure(label, [map.columns * cell, map.rows * cell], [...crowd, ...dots]);
}

/** How far a copy is by the inputs received, as a band. */
export function curvePlot(curve: DetailData['curve']): Element {
  const [width, height, left, foot] = [480, 220, 58, 24];
  const most = Math.max(1, ...curve.map(([queries]) => queries));
  const x = (queries: number): string => (left + (queries / most) * (width - left - 8)).toFixed(1);
  const y = (share: number): string => ((1 - share) * (height - foot - 6) + 6).toFixed(1);
  const upper = curve.map(([queries, , high]) => `${x(queries)} ${y(high)}`);
  const lower = [...curve].reverse().map(([queries, low]) => `${x(queries)} ${y(low)}`);
  const grid = [0, 0.5, 1].flatMap((share) => [
    h('line', { x1: left, y1: y(share), x2: width - 8, y2: y(share), class: 'faint' }),
    h('text', { x: left - 4, y: Number(y(share)) + 4, class: 'small end' }, `${String(share * 100)} %`),
  ]);
  const last = curve[curve.length - 1];
  const now = last === undefined ? '' : `, now ${score(last[1])} to ${score(last[2])}`;
  return figure(
    `Share of the answers a copy could give, by distinct answers received${now}`,
    [width, height],
    [
      ...grid,
      h('path', { d: `M${[...upper, ...lower].join('L')}z`, class: 'band' }),
      h('text', { x: width - 8, y: height - 4, class: 'small end' }, `${count(most)} distinct answers`),
    ],
  );
}

/** A range on a scale from 0 to 1, for the exposure where no curve is known. */
export function rangePlot({ low, high }: { readonly low: number; readonly high: number }): Element {
  const x = (share: number): number => 8 + share * 344;
  return figure(
    `Exposure: a copy could already give ${score(low)} to ${score(high)} of the answers`,
    [360, 44],
    [
      h('line', { x1: x(0), y1: 14, x2: x(1), y2: 14, class: 'axis' }),
      h('rect', { x: x(low), y: 7, width: Math.max(2, x(high) - x(low)), height: 14, class: 'band' }),
      ...[0, 0.5, 1].map((share) => h('text', { x: x(share), y: 38, class: 'small middle' }, measure(share))),
    ],
  );
}
