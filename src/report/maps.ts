/** Shades, strips and bands of the longer text reports, in block characters or in ASCII. */

const SHADES = ['·', '░', '▒', '▓', '█'] as const;
const PLAIN_SHADES = ['.', '-', '=', '%', '#'] as const;

/** How dark a share of the largest is drawn: 0 for nothing, 1 to 4 for what is there. */
export function shade(value: number, most: number): number {
  return value <= 0 ? 0 : Math.max(1, Math.min(4, Math.ceil((value / most) * 4)));
}

/** One character for a value; what is not zero never looks like nothing. */
export function shadeOf(value: number, most: number, unicode: boolean): string {
  return (unicode ? SHADES : PLAIN_SHADES)[shade(value, most)] ?? '';
}

/** Legend of the shades, lightest first. */
export function shadeScale(unicode: boolean): string {
  return (unicode ? SHADES : PLAIN_SHADES).slice(1).join('');
}

export interface StripMarks {
  readonly value: number;
  readonly usual: number | null;
  /** Values that 5, 25, 75 and 95 of a hundred peers lie below. */
  readonly spread: readonly [number, number, number, number] | null;
}

/** One value among its peers: where nine of ten are, the middle half, the median, the value itself. */
export function strip({ value, usual, spread }: StripMarks, width: number, unicode: boolean): string {
  const marks = [value, ...(usual === null ? [] : [usual]), ...(spread ?? [])];
  const low = Math.min(...marks);
  const range = Math.max(...marks) - low;
  const place = (mark: number): number => Math.round((range > 0 ? (mark - low) / range : 0.5) * (width - 1));
  const cells = new Array<string>(width).fill(' ');
  const draw = (from: number, to: number, sign: string): void => {
    for (let at = place(from); at <= place(to); at += 1) cells[at] = sign;
  };
  const [line, box, middle, own] = unicode ? (['─', '━', '┿', '◆'] as const) : (['-', '=', '|', 'O'] as const);
  if (spread !== null) {
    draw(spread[0], spread[3], line);
    draw(spread[1], spread[2], box);
  }
  if (usual !== null) cells[place(usual)] = middle;
  cells[place(value)] = own;
  return cells.join('');
}

export function stripLegend(unicode: boolean): string {
  const [line, box, middle, own] = unicode ? (['─', '━', '┿', '◆'] as const) : (['-', '=', '|', 'O'] as const);
  return `${line} nine of ten comparable accounts, ${box} the middle half, ${middle} the median, ${own} this account`;
}

/** A point of a curve: how much was received, and the range of what it gives, 0 to 1. */
export type BandPoint = readonly [at: number, low: number, high: number];

export interface BandShape {
  readonly width: number;
  readonly height: number;
  readonly unicode: boolean;
}

/** The range between its points, in a straight line. */
function rangeAt(points: readonly BandPoint[], at: number): readonly [low: number, high: number] {
  const after = points.findIndex(([x]) => x >= at);
  const [, low = 0, high = 0] = points[after < 0 ? points.length - 1 : after] ?? [];
  const before = points[after - 1];
  const next = points[after];
  if (before === undefined || next === undefined || next[0] === before[0]) return [low, high];
  const part = (at - before[0]) / (next[0] - before[0]);
  return [before[1] + part * (next[1] - before[1]), before[2] + part * (next[2] - before[2])];
}

/** A band over growing numbers, topmost line (1) first: light where it may be, dark below, where it is for sure. */
export function band(points: readonly BandPoint[], { width, height, unicode }: BandShape): string[] {
  const most = points.reduce((largest, [at]) => Math.max(largest, at), 0);
  const [sure, maybe] = unicode ? (['█', '░'] as const) : (['#', '-'] as const);
  const ranges = Array.from({ length: width }, (_, column) => rangeAt(points, ((column + 1) / width) * most));
  return Array.from({ length: height }, (_, line) => {
    const share = (height - line - 0.5) / height;
    return ranges.map(([low, high]) => (share <= low ? sure : share <= high ? maybe : ' ')).join('');
  });
}
