/** Everything about one suspect as a tree. Embedded in the page: see draw-score.ts for what these functions may use. */
import { measure, score } from '../numbers.js';
import type { DetailData, InputRow } from './detail-data.js';
import type { SharedData } from './shared-data.js';
import { contributionBars, peerSection } from './draw-score.js';
import { coveragePlot, curvePlot, hoursPlot, rangePlot, timelinePlot, weekPlot } from './draw-times.js';
import { type Element, h, type Tree } from './tree.js';

export function section(title: string, ...children: readonly Tree[]): Element {
  return h('section', {}, h('h4', {}, title), ...children);
}

export function bulletList(entries: readonly Tree[]): Element {
  return h('ul', {}, ...entries.map((entry) => h('li', {}, entry)));
}

export function inputCard([time, , input, label, margin]: InputRow): Element {
  const answer = label === null ? '' : `, answer ${label}`;
  const sure = margin === null ? '' : `, margin ${measure(margin)}`;
  return h('div', { class: 'input' }, h('p', { class: 'dim' }, time + answer + sure), h('pre', {}, input));
}

/** Rows of `near` and `flip` come in pairs: the earlier input, then the one close to it. */
export function probingPairs(evidence: readonly InputRow[]): Element[] {
  const close = evidence.filter(([, kind]) => kind !== 'typical');
  const pairs: Element[] = [];
  for (let i = 0; i + 1 < close.length; i += 2) {
    const [earlier, later] = [close[i], close[i + 1]];
    if (earlier === undefined || later === undefined) continue;
    const told = later[1] === 'flip' ? 'close together, with different answers' : 'close together';
    pairs.push(h('div', { class: 'pair' }, h('p', {}, told), inputCard(earlier), inputCard(later)));
  }
  return pairs;
}

export function evidenceSections({ evidence, redacted }: DetailData): Element[] {
  const typical = evidence.filter(([, kind]) => kind === 'typical');
  const pairs = probingPairs(evidence);
  const some = redacted < 1 ? `${measure(100 * redacted)} % of the words are masked: letters` : 'Letters';
  const hidden = redacted > 0 ? [h('p', { class: 'dim' }, `${some} are shown as x, digits as 0.`)] : [];
  return [
    ...(pairs.length > 0 ? [section('Pairs along a boundary', ...hidden, ...pairs)] : []),
    ...(typical.length > 0 ? [section('Typical inputs', ...hidden, ...typical.map((row) => inputCard(row)))] : []),
  ];
}

export function placeSection({ coverage }: DetailData, { maps }: SharedData): Element[] {
  const map = maps.find(({ kind }) => kind === coverage?.kind);
  if (coverage === null || map === undefined) return [];
  const legend =
    'Shade: where all accounts ask (two directions in which inputs differ most); dots: this account. The outermost squares hold what lies beyond.';
  return [section('Where in input space', coveragePlot(coverage, map), h('p', { class: 'dim' }, legend))];
}

export function timeSections({ hours, timeline, week, zone }: DetailData): Element[] {
  const sections: Element[] = [];
  if (timeline !== null) sections.push(section('Over time', timelinePlot(timeline)));
  if (week !== null) {
    const whole = week.sampled >= Math.round(week.active);
    const sample = whole ? '' : 'A uniform sample of the two-minute windows in which it was active. ';
    sections.push(
      section(
        `By hour and weekday (${zone})`,
        weekPlot(week, zone),
        h('p', { class: 'dim' }, `${sample}Darker: more of them.`),
      ),
    );
  }
  if (hours !== null) sections.push(section(`By hour of the day (${zone})`, hoursPlot(hours, zone)));
  return sections;
}

export function exposureSection({ exposure, curve }: DetailData): Element {
  const plot = curve.length > 1 ? [curvePlot(curve)] : exposure === null ? [] : [rangePlot(exposure)];
  const told =
    exposure === null
      ? 'How good a copy could already be was not estimated.'
      : `A copy could already give ${score(exposure.low)} to ${score(exposure.high)} of the model’s answers (estimated by ${exposure.basis}).`;
  return section('How far a copy could be', h('p', {}, told), ...plot);
}

export function linkedSection({ linked, moreLinked }: DetailData, shared: SharedData): Element[] {
  if (linked.length === 0) return [];
  const entries = linked.map(([name, strength, links, rank]) => {
    const shown: Tree =
      rank === null ? h('bdi', {}, name) : h('a', { href: `#a${String(rank)}`, class: 'jump' }, h('bdi', {}, name));
    const why = links.map(([link, evidence]) => `${shared.links[link] ?? ''} ${measure(evidence)}`).join(', ');
    return h('span', {}, shown, `: ${measure(strength)} (${why})`);
  });
  const more = moreLinked > 0 ? [h('p', { class: 'dim' }, `and ${String(moreLinked)} more`)] : [];
  return [section('Linked accounts', bulletList(entries), ...more)];
}

export function adviceSections({ benign, response }: DetailData, { references, texts }: SharedData): Element[] {
  const [action, reason, cost] = response;
  const readings = benign.map((reading) => texts[reading] ?? '');
  return [
    section(
      'Honest readings of the same behaviour',
      bulletList(readings.length > 0 ? readings : ['nothing stands out that would need one']),
    ),
    section(
      'Suggested response',
      h('p', {}, h('strong', {}, action), `, because ${texts[reason] ?? ''}.`),
      h('p', { class: 'dim' }, `What it costs an honest account: ${texts[cost] ?? ''}.`),
    ),
    section('References', bulletList(references.map(([id, title]) => `${id} ${title}`))),
  ];
}

export function headList({ level, suspicion, rank, pattern, unusual, campaign, facts }: DetailData): Element {
  const told: readonly (readonly [string, string])[] = [
    ['level', `${level}, suspicion ${score(suspicion)}, rank ${String(rank)}`],
    ['pattern', pattern ?? 'none stands out'],
    ['unusual', unusual === '' ? '' : `${unusual}: under this log’s own bulk, not a rate of false alarms`],
    ['campaign', campaign ?? ''],
    ...facts,
  ];
  const shown = told.filter(([, text]) => text !== '');
  return h('dl', {}, ...shown.flatMap(([name, text]) => [h('dt', {}, name), h('dd', {}, text)]));
}

export function detailTree(data: DetailData, shared: SharedData): Element {
  const seen = data.seen.map(([id, text]) => h('span', {}, h('b', {}, id), `: ${text}`));
  return h(
    'article',
    { 'aria-label': `Everything about ${data.name}` },
    h('h3', {}, h('bdi', {}, data.name)),
    section('Why', bulletList(data.reasons.length > 0 ? data.reasons : ['nothing stands out'])),
    h(
      'div',
      { class: 'columns2' },
      section('What adds up', contributionBars(data, shared)),
      section('In numbers', headList(data)),
      ...placeSection(data, shared),
      exposureSection(data),
      ...timeSections(data),
    ),
    ...(seen.length > 0 ? [section('What was seen', bulletList(seen))] : []),
    section('Among comparable accounts', ...peerSection(data, shared)),
    h(
      'div',
      { class: 'columns2' },
      ...evidenceSections(data),
      ...linkedSection(data, shared),
      ...adviceSections(data, shared),
    ),
  );
}
