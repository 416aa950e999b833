/** Where in input space an account asks, drawn on what all accounts ask; and each telling feature among its peers. */
import type { AccountFinding, FeatureFinding, Findings } from '../findings/findings.js';
import type { AccountDetails, CoverageFinding, SquaresFinding } from '../findings/plots.js';
import type { Column } from './layout.js';
import { columnLines } from './layout.js';
import { shadeOf, shadeScale, strip, stripLegend, type StripMarks } from './maps.js';
import { isNothing, measure, percent, plural } from './numbers.js';
import { span } from './page.js';
import type { Page, Span } from './page.js';
import { heading } from './sections.js';

const MARGIN = 2;

/** Marks of the account's own inputs in a square: one, a few, many. */
function ownMark(inputs: number, unicode: boolean): string {
  const size = inputs >= 10 ? 2 : inputs >= 2 ? 1 : 0;
  return (unicode ? (['◦', '•', '●'] as const) : (['o', 'O', '@'] as const))[size];
}

/** Two columns a square: the shade of everybody, the mark of this account. */
function mapRow(page: Page, squares: readonly (readonly [share: number, own: number])[], most: number): string {
  const spans = squares.flatMap(([share, own]): Span[] => {
    // The eye sees shares of one in a thousand beside shares of a tenth only by their roots.
    const crowd = shadeOf(Math.sqrt(share), Math.sqrt(most), page.unicode);
    return [span(crowd, 'dim'), own === 0 ? span(crowd, 'dim') : span(ownMark(own, page.unicode), 'suspect')];
  });
  return page.line(span(' '.repeat(MARGIN)), ...spans);
}

export function* coverageLines(page: Page, own: SquaresFinding, map: CoverageFinding): Iterable<string> {
  yield* heading(page, 'Where in input space');
  const most = Math.max(...map.shares, 1e-9);
  const inputs = new Map(own.squares.map((square, i) => [square, own.counts[i] ?? 0]));
  for (let row = 0; row < map.rows; row += 1) {
    const squares = map.shares
      .slice(row * map.columns, (row + 1) * map.columns)
      .map((share, column) => [share, inputs.get(row * map.columns + column) ?? 0] as const);
    yield mapRow(page, squares, most);
  }
  const total = own.counts.reduce((sum, value) => sum + value, 0);
  const alone = own.squares.reduce(
    (sum, square, i) => sum + ((map.shares[square] ?? 0) === 0 ? (own.counts[i] ?? 0) : 0),
    0,
  );
  const marks = [1, 2, 10].map((number) => ownMark(number, page.unicode)).join(' ');
  const told = `${shadeScale(page.unicode)}: where all accounts ask (two directions in which inputs differ most; the outermost squares hold what lies beyond); ${marks}: one, a few, many of the ${plural(total, 'sampled input')} of this account, in ${plural(own.squares.length, 'square')}; ${percent(alone / Math.max(1, total))} of them where no one else’s samples lie`;
  yield* page.paragraph('  ', told, MARGIN, 'dim');
}

interface Placed {
  readonly feature: FeatureFinding;
  readonly marks: StripMarks;
}

function placedFeatures({ features }: AccountFinding, peers: AccountDetails['peers']): Placed[] {
  return features.flatMap((feature): Placed[] => {
    const spread = Object.hasOwn(peers, feature.id) ? peers[feature.id] : undefined;
    if (feature.value === null || isNothing(feature.contribution) || spread === undefined) return [];
    const { low, lowerQuarter, upperQuarter, high } = spread;
    const marks: StripMarks = {
      ...{ value: feature.value, usual: feature.usual },
      spread: [low, lowerQuarter, upperQuarter, high],
    };
    return [{ feature, marks }];
  });
}

export function* peerLines(page: Page, account: AccountFinding, peers: AccountDetails['peers']): Iterable<string> {
  const placed = placedFeatures(account, peers);
  if (placed.length === 0) return;
  yield* heading(page, 'Among comparable accounts');
  const width = page.width >= 90 ? 44 : 24;
  const column = (
    [title, align, least]: readonly [string, Column['align'], number],
    cell: (entry: Placed) => Span,
  ): Column => ({ title, align, least, dropsAt: 0, cells: placed.map(cell) });
  yield* columnLines(
    page,
    [
      column(['feature', 'left', 14], ({ feature }) => span(page.fit(feature.id, 40))),
      column(['least to most', 'left', Infinity], ({ marks }) => span(strip(marks, width, page.unicode), 'watch')),
      column(['value', 'right', Infinity], ({ marks }) => span(measure(marks.value))),
      column(['pct', 'right', Infinity], ({ feature: { percentile } }) =>
        span(percentile === null ? '-' : measure(percentile), 'dim'),
      ),
    ],
    MARGIN,
  );
  yield* page.paragraph('  ', stripLegend(page.unicode), MARGIN, 'dim');
}

/** What details hold of an account; nothing where a document has none. */
export function* placeLines(page: Page, account: AccountFinding, { overview }: Findings): Iterable<string> {
  const { details } = account;
  if (details === undefined || details === null) return;
  yield* peerLines(page, account, details.peers);
  const own = details.coverage;
  const map = (overview?.coverage ?? []).find(({ kind }) => kind === own?.kind);
  if (own !== null && map !== undefined) yield* coverageLines(page, own, map);
}
