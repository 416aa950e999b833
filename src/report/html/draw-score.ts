/**
 * Plots of one suspect's score. These functions run here, for tests, and in the page, where their source is embedded: they may use their
 * arguments, each other, `h` and the functions of numbers.ts that page-script.ts lists, and nothing else of this module.
 */
import { isNothing, measure, score, signed } from '../numbers.js';
import type { DetailData, FeatureRow } from './detail-data.js';
import type { SharedData } from './shared-data.js';
import { type Attributes, type Element, h } from './tree.js';

/** A drawing with a name for those who do not see it. */
export function figure(
  label: string,
  size: readonly [number, number],
  children: readonly Element[],
  kind = '',
): Element {
  const attributes: Attributes = {
    ...{ viewBox: `0 0 ${size[0]} ${size[1]}`, width: size[0], height: size[1] },
    ...{ role: 'img', 'aria-label': label, class: kind === '' ? 'plot' : `plot ${kind}` },
  };
  return h('svg', attributes, h('title', {}, label), ...children);
}

/** Name and contribution: what adds up to the suspicion, in order. */
export function partsOf({ features, sums }: DetailData, shared: SharedData): readonly (readonly [string, number])[] {
  const [baseline, others, campaign] = sums;
  const telling = features
    .filter((row) => !isNothing(row[4]))
    .map((row): readonly [string, number] => [shared.features[row[0]]?.[0] ?? '', row[4]]);
  return [
    ['average at this volume', baseline],
    ...[...telling].sort((a, b) => b[1] - a[1]),
    ...(others === 0 ? [] : [['all others', others] as const]),
    ...(campaign === 0 ? [] : [['campaign', campaign] as const]),
  ];
}

/** Bars that start where the last one ended: from the average account to the suspicion. */
export function contributionBars(data: DetailData, shared: SharedData): Element {
  const { suspicion } = data;
  const parts = partsOf(data, shared);
  const [width, left, right, step] = [540, 172, 56, 22];
  const x = (value: number): number => left + Math.max(0, Math.min(1, value)) * (width - left - right);
  let sum = 0;
  const bars = parts.flatMap(([name, contribution], i) => {
    const from = sum;
    sum += contribution;
    const y = i * step + 4;
    const kind = i === 0 ? 'base' : contribution < 0 ? 'lowers' : 'adds';
    return [
      h('text', { x: left - 8, y: y + 12, class: 'end' }, name),
      h('rect', {
        x: Math.min(x(from), x(sum)),
        y,
        width: Math.max(1.5, Math.abs(x(sum) - x(from))),
        height: 14,
        class: kind,
      }),
      h(
        'text',
        { x: Math.max(x(from), x(sum)) + 5, y: y + 12, class: 'small' },
        isNothing(contribution) ? '0' : signed(contribution),
      ),
      h('line', { x1: x(sum), y1: y + 14, x2: x(sum), y2: y + step, class: 'faint' }),
    ];
  });
  const y = parts.length * step + 4;
  const total = [
    h('text', { x: left - 8, y: y + 12, class: 'end strong' }, 'suspicion'),
    h('rect', { x: left, y, width: Math.max(1.5, x(suspicion) - left), height: 14, class: 'total' }),
    h('text', { x: x(suspicion) + 5, y: y + 12, class: 'small strong' }, score(suspicion)),
  ];
  const told = parts.map(([name, contribution]) => `${name} ${signed(contribution)}`).join(', ');
  return figure(
    `What adds up to the suspicion of ${score(suspicion)}: ${told}`,
    [width, y + step],
    [...bars, ...total],
    'bars',
  );
}

/** One feature among its peers: where most are, where the middle half is, where this account is. */
export function peerStrip(id: string, [, value, usual, percentile, , spread]: FeatureRow): Element {
  const [width, height, pad] = [240, 18, 8];
  const marks = [value, ...(usual === null ? [] : [usual]), ...(spread ?? [])];
  const low = Math.min(...marks);
  const range = Math.max(...marks) - low;
  const x = (mark: number): number => pad + (range > 0 ? (mark - low) / range : 0.5) * (width - 2 * pad);
  const parts: Element[] = [];
  if (spread !== null) {
    const [least = 0, lower = 0, upper = 0, most = 0] = spread;
    parts.push(
      h('line', { x1: x(least), y1: 9, x2: x(most), y2: 9, class: 'whisker' }),
      h('rect', { x: x(lower), y: 4, width: Math.max(1, x(upper) - x(lower)), height: 10, class: 'box' }),
    );
  }
  if (usual !== null) parts.push(h('line', { x1: x(usual), y1: 2, x2: x(usual), y2: 16, class: 'median' }));
  parts.push(h('circle', { cx: x(value), cy: 9, r: 4.5, class: 'own' }));
  const place = percentile === null ? '' : `, above ${measure(percentile)} of a hundred peers`;
  const middle = usual === null ? '' : `, usual ${measure(usual)}`;
  return figure(`${id}: ${measure(value)}${middle}${place}`, [width, height], parts);
}

export function peerRow(row: FeatureRow, { features }: SharedData): Element {
  const [feature, value, usual, percentile, contribution] = row;
  const [id, unit] = features[feature] ?? ['', ''];
  const plain = unit === 'ratio' || unit === 'index' || unit === 'count';
  return h(
    'tr',
    {},
    h('th', { scope: 'row' }, id),
    h('td', { class: 'number' }, plain ? measure(value) : `${measure(value)} ${unit}`),
    h('td', { class: 'number' }, usual === null ? '-' : measure(usual)),
    h('td', { class: 'strip' }, peerStrip(id, row)),
    h('td', { class: 'number' }, percentile === null ? '-' : measure(percentile)),
    h('td', { class: 'number' }, signed(contribution)),
  );
}

export function peerTable(rows: readonly FeatureRow[], shared: SharedData): Element {
  const heads = ['feature', 'value', 'usual', 'among its peers', 'percentile', 'adds'];
  const cells = heads.map((head) => h('th', { scope: 'col' }, head));
  return h(
    'div',
    { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': 'Place among peers' },
    h(
      'table',
      { class: 'peers' },
      h('thead', {}, h('tr', {}, ...cells)),
      h('tbody', {}, ...rows.map((row) => peerRow(row, shared))),
    ),
  );
}

/** Features that move the score at once, all others folded. */
export function peerSection(
  { features, notApplicable, applicableShare }: DetailData,
  shared: SharedData,
): readonly Element[] {
  const telling = features.filter((row) => !isNothing(row[4]));
  const others = features.filter((row) => isNothing(row[4]));
  const missing =
    notApplicable.length === 0
      ? []
      : [
          h(
            'p',
            { class: 'dim' },
            `Not applicable: ${notApplicable.map((feature) => shared.features[feature]?.[0] ?? '').join(', ')}.`,
          ),
        ];
  const share = `${String(Math.round(applicableShare * 100))} % of the score’s features applied here.`;
  const legend =
    'Line: where nine of ten comparable accounts lie; box: the middle half; tick: the median; dot: this account. ';
  return [
    h('p', { class: 'dim' }, legend + share),
    ...(telling.length > 0 ? [peerTable(telling, shared)] : []),
    ...(others.length > 0
      ? [
          h(
            'details',
            {},
            h('summary', {}, `${String(others.length)} features that add nothing`),
            peerTable(others, shared),
          ),
        ]
      : []),
    ...missing,
  ];
}
