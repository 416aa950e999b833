/** Plots of all accounts: where they stand, what binds campaigns, how much of the traffic is suspect. */
import type { AccountFinding, CampaignFinding, Findings } from '../../findings/findings.js';
import type { AccountMapFinding, TrafficFinding } from '../../findings/plots.js';
import { count, minuteInZone, percent, score } from '../numbers.js';
import { cleaned } from './cleaned.js';
import { figure } from './draw-score.js';
import { columnPath } from './draw-times.js';
import { shade } from './shade.js';
import { type Element, h } from './tree.js';

function sum(counts: readonly number[]): number {
  return counts.reduce((total, value) => total + value, 0);
}

export function trafficPlot({ start, binHours, counts, suspects }: TrafficFinding): Element {
  const most = Math.max(1, ...counts);
  // Both have the same scale: the suspects’ bars are part of the others.
  const highest = Math.max(0, ...suspects);
  const share = sum(suspects) / Math.max(1, sum(counts));
  const label = `Requests over time from ${minuteInZone(start)}, ${count(binHours)} hours a bar, highest ${count(most)}; accounts above level none made ${percent(share)} of them`;
  const [width, height] = [540, 250];
  const tall = (highest / most) * height;
  return figure(
    label,
    [width, height + 24],
    [
      h('path', { d: columnPath(counts, [width, height]), class: 'columns' }),
      h('path', {
        d: columnPath(suspects, [width, tall]),
        class: 'share',
        transform: `translate(0 ${(height - tall).toFixed(1)})`,
      }),
      h('line', { x1: 0, y1: height, x2: width, y2: height, class: 'axis' }),
      h('text', { x: 0, y: height + 18, class: 'small' }, `from ${minuteInZone(start)}, ${count(binHours)} h a bar`),
      h('text', { x: width, y: height + 18, class: 'small end' }, `suspects: ${percent(share)}`),
    ],
  );
}

type Point = readonly [x: number, y: number];

function accountDot({ account, suspicion, level, campaign }: AccountFinding, [x, y]: Point): Element[] {
  const at = { cx: x.toFixed(1), cy: y.toFixed(1) };
  const title = h('title', {}, `${cleaned(account, 60)}: suspicion ${score(suspicion)}`);
  const dot = h('circle', { ...at, r: level === 'none' ? 2 : 4, class: `dot-${level}` }, title);
  return campaign === null ? [dot] : [dot, h('circle', { ...at, r: 6.5, class: 'ring' })];
}

/** Suspicion upwards; to the right the exposure where it was estimated, else the distinct inputs. */
export function accountPlot(map: AccountMapFinding, accounts: Iterable<AccountFinding>): Element {
  const all = [...accounts];
  const suspects = all.filter(({ level }) => level !== 'none');
  const [width, height, left, foot] = [520, 300, 34, 34];
  const estimated = suspects.some(({ exposure }) => exposure !== null);
  const x = (share: number): number => left + share * (width - left - 10);
  const y = (suspicion: number): number => 8 + (1 - suspicion) * (height - foot - 8);
  const most = Math.max(1, ...map.counts);
  const [wide, tall] = [(x(1) - x(0)) / map.columns, (y(0) - y(1)) / map.rows];
  const crowd = estimated
    ? []
    : map.counts.flatMap((value, square) => {
        const place = [
          x((square % map.columns) / map.columns),
          y((Math.floor(square / map.columns) + 1) / map.rows),
        ] as const;
        const size = { width: wide.toFixed(2), height: tall.toFixed(2) };
        const step = shade(Math.log1p(value), Math.log1p(most));
        return value === 0
          ? []
          : [h('rect', { x: place[0].toFixed(2), y: place[1].toFixed(2), ...size, class: `heat${String(step)}` })];
      });
  const place = ({ exposure, distinctInputs, suspicion }: AccountFinding): Point => {
    const inputs = Math.log10(Math.max(1, distinctInputs)) / map.decades;
    return [x(estimated ? ((exposure?.low ?? 0) + (exposure?.high ?? 0)) / 2 : Math.min(1, inputs)), y(suspicion)];
  };
  // Behind the estimated exposures stand no shades: everybody is drawn as a dot there.
  const drawn = estimated ? all.filter(({ exposure }) => exposure !== null).reverse() : suspects;
  const dots = drawn.flatMap((account) => accountDot(account, place(account)));
  const ticks = estimated
    ? [0, 0.5, 1].map((share): [number, string] => [share, `${String(100 * share)} %`])
    : Array.from({ length: map.decades + 1 }, (_, power): [number, string] => [
        power / map.decades,
        count(10 ** power),
      ]);
  const axis = estimated ? 'share of answers a copy could give' : 'distinct inputs (exposure was not estimated)';
  const crowded = estimated ? 'all others as small dots' : `${count(sum(map.counts))} accounts as shades`;
  const label = `Suspicion against ${axis}: ${count(suspects.length)} suspects as dots, members of campaigns ringed, ${crowded}`;
  return figure(
    label,
    [width, height],
    [
      ...crowd,
      ...[0, 0.5, 1].flatMap((level) => [
        h('line', { x1: left, y1: y(level), x2: width - 10, y2: y(level), class: 'faint' }),
        h('text', { x: left - 5, y: y(level) + 4, class: 'small end' }, String(level)),
      ]),
      ...ticks.map(([share, text]) =>
        h(
          'text',
          { x: x(share), y: height - 19, class: `small ${share === 1 ? 'end' : share === 0 ? '' : 'middle'}` },
          text,
        ),
      ),
      h('text', { x: (left + width) / 2, y: height - 4, class: 'small middle' }, axis),
      ...dots,
    ],
  );
}

/** Members drawn of one campaign. */
const MEMBERS = 40;

/** Members in a circle; a line for every link that the members’ own findings name. */
export function campaignPlot(
  { id, members, level }: CampaignFinding,
  byName: ReadonlyMap<string, AccountFinding>,
): Element {
  const shown = members.slice(0, MEMBERS);
  const [size, radius] = [360, 150];
  const place = (i: number): Point => {
    const angle = (2 * Math.PI * i) / shown.length - Math.PI / 2;
    return [size / 2 + radius * Math.cos(angle), size / 2 + radius * Math.sin(angle)];
  };
  const places = new Map(shown.map((name, i) => [name, place(i)] as const));
  const edges = shown.flatMap((name, i) =>
    (byName.get(name)?.linked ?? []).flatMap(({ account, strength }) => {
      const to = places.get(account);
      const [x1, y1] = place(i);
      if (to === undefined || account <= name) return [];
      const width = Math.max(0.5, Math.min(4, strength / 3)).toFixed(1);
      return [
        h('line', {
          x1: x1.toFixed(1),
          y1: y1.toFixed(1),
          x2: to[0].toFixed(1),
          y2: to[1].toFixed(1),
          'stroke-width': width,
          class: 'edge',
        }),
      ];
    }),
  );
  const dots = shown.flatMap((name, i) => {
    const [cx, cy] = place(i);
    const member = byName.get(name);
    const dot = { cx: cx.toFixed(1), cy: cy.toFixed(1), r: 13, class: `dot-${member?.level ?? level}` };
    const rank = h('text', { x: cx.toFixed(1), y: (cy + 4).toFixed(1), class: 'rank' }, String(member?.rank ?? ''));
    return [h('circle', dot, h('title', {}, cleaned(name, 60))), rank];
  });
  const more = members.length > shown.length ? `, ${count(shown.length)} drawn` : '';
  return figure(
    `Campaign ${cleaned(id, 20)}: ${count(members.length)} accounts${more}, by rank, ${count(edges.length)} links between them`,
    [size, size],
    [...edges, ...dots],
  );
}

/** Accounts of the document that plots ask for by name. */
export function accountsByName({ accounts }: Findings): ReadonlyMap<string, AccountFinding> {
  const byName = new Map<string, AccountFinding>();
  for (const account of accounts) if (account.level !== 'none') byName.set(account.account, account);
  return byName;
}
