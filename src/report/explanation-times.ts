/** When an account was at work: by hour of the day and over the whole log, drawn. */
import type { AccountFinding } from '../findings/findings.js';
import { hoursZone } from '../findings/in-zone.js';
import { weekLines } from './explanation-week.js';
import { count, minute, minuteInZone, plural } from './numbers.js';
import { span } from './page.js';
import type { Page } from './page.js';
import { atMost, columnPlot } from './plots.js';
import { heading } from './sections.js';

const HEIGHT = 4;
const MARGIN = '  ';

function* plotLines(page: Page, counts: readonly number[], columnWidth: number): Iterable<string> {
  for (const line of columnPlot(counts, { height: HEIGHT, columnWidth, unicode: page.unicode })) {
    yield page.line(span(MARGIN), span(line, 'watch'));
  }
  yield page.line(span(MARGIN), span((page.unicode ? '─' : '-').repeat(counts.length * columnWidth), 'dim'));
}

function most(counts: readonly number[]): string {
  return count(counts.reduce((largest, value) => Math.max(largest, value), 0));
}

function* hourLines(page: Page, hours: readonly number[], zone: string): Iterable<string> {
  const columnWidth = 2;
  yield* heading(page, `By hour of the day (${zone}; highest column ${plural(Math.max(0, ...hours), 'request')})`);
  yield* plotLines(page, hours, columnWidth);
  const axis = hours.map((_, hour) => (hour % 6 === 0 ? String(hour) : '').padEnd(columnWidth)).join('');
  yield page.line(span(MARGIN + axis, 'dim'));
}

function* timelineLines(page: Page, timeline: NonNullable<AccountFinding['timeline']>): Iterable<string> {
  const { counts, joined } = atMost(timeline.counts, page.width - 2 * MARGIN.length);
  const columnWidth = Math.max(
    1,
    Math.min(4, Math.floor((page.width - 2 * MARGIN.length) / Math.max(1, counts.length))),
  );
  const hours = timeline.binHours * joined;
  yield* heading(page, `Over time (${plural(hours, 'hour')} a column; highest ${most(counts)} requests)`);
  yield* plotLines(page, counts, columnWidth);
  yield page.line(span(`${MARGIN}from ${minuteInZone(timeline.start)}`, 'dim'));
}

export function* timeLines(page: Page, account: AccountFinding): Iterable<string> {
  const { hours, timeline, surge, details } = account;
  const zone = hoursZone(account);
  if (timeline !== null) yield* timelineLines(page, timeline);
  const week = details?.week ?? null;
  if (week !== null) yield* weekLines(page, week, zone);
  if (hours !== null) yield* hourLines(page, hours, zone);
  if (surge !== null) {
    const { kind, from, to, requests, expected } = surge;
    const text = `${kind} surge from ${minute(from)} to ${minuteInZone(to)}: ${count(requests)} requests where its own history makes expect ${count(Math.round(expected))}; by itself no sign of extraction`;
    yield* page.paragraph(MARGIN, text, MARGIN.length);
  }
}
