/** How far a copy could be, by the answers received: a band, light where it may be, dark where it is for sure. */
import type { AccountFinding } from '../findings/findings.js';
import { band, type BandPoint } from './maps.js';
import { count } from './numbers.js';
import { span } from './page.js';
import type { Page } from './page.js';
import { heading } from './sections.js';

const HEIGHT = 5;
const WIDTH = 48;
const SCALE = ['100 %', '', '50 %', '', ''] as const;

export function* exposureLines(page: Page, { exposure }: AccountFinding): Iterable<string> {
  if (exposure === null || exposure.curve.length < 2) return;
  yield* heading(page, 'How far a copy could be');
  const points = exposure.curve.map(({ queries, low, high }): BandPoint => [queries, low, high]);
  const lines = band(points, { width: WIDTH, height: HEIGHT, unicode: page.unicode });
  const edge = page.unicode ? '│' : '|';
  for (const [i, line] of lines.entries()) {
    yield page.line(span(`  ${(SCALE[i] ?? '').padStart(5)} ${edge}`, 'dim'), span(line, 'suspect'));
  }
  const most = `${count(points.at(-1)?.[0] ?? 0)} distinct answers`;
  yield page.line(span(`      0 ${page.unicode ? '└' : '+'}${(page.unicode ? '─' : '-').repeat(WIDTH)}`, 'dim'));
  yield page.line(span(' '.repeat(9) + most.padStart(WIDTH), 'dim'));
}
