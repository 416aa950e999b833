/** The shape of those parts of the document that plots are drawn from. */
import type {
  AccountDetails,
  AccountMapFinding,
  CoverageFinding,
  Overview,
  PeersFinding,
  QualityFinding,
  SquaresFinding,
  TrafficFinding,
  WeekFinding,
} from './plots.js';
import { listOf, number, objectOf, oneOf, orNull, recordOf, type ShapesOf, text } from './shape.js';

const kind = oneOf(['chat', 'text', 'row', 'none'] satisfies CoverageFinding['kind'][]);

export const quality = objectOf({
  id: text,
  status: oneOf(['good', 'limited', 'bad', 'unknown'] satisfies QualityFinding['status'][]),
  numbers: recordOf(number),
  seen: text,
  effect: text,
} satisfies ShapesOf<QualityFinding>);

const traffic = objectOf({
  start: text,
  binHours: number,
  counts: listOf(number),
  suspects: listOf(number),
} satisfies ShapesOf<TrafficFinding>);

const accountMap = objectOf({
  columns: number,
  rows: number,
  decades: number,
  counts: listOf(number),
} satisfies ShapesOf<AccountMapFinding>);

const coverage = objectOf({
  kind,
  columns: number,
  rows: number,
  accounts: number,
  shares: listOf(number),
} satisfies ShapesOf<CoverageFinding>);

export const overview = objectOf({
  traffic: orNull(traffic),
  accountMap,
  coverage: listOf(coverage),
} satisfies ShapesOf<Overview>);

const peers = objectOf({
  low: number,
  lowerQuarter: number,
  upperQuarter: number,
  high: number,
} satisfies ShapesOf<PeersFinding>);

const week = objectOf({
  windows: listOf(number),
  windowSeconds: number,
  sampled: number,
  active: number,
  weekdays: listOf(number),
} satisfies ShapesOf<WeekFinding>);

const squares = objectOf({ kind, squares: listOf(number), counts: listOf(number) } satisfies ShapesOf<SquaresFinding>);

export const details = objectOf({
  peers: recordOf(peers),
  week: orNull(week),
  coverage: orNull(squares),
} satisfies ShapesOf<AccountDetails>);
