/** Bars and column plots drawn with block characters, or with ASCII where a terminal has no others. */

const EIGHTHS = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'] as const;
const RISING = [' ', '▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'] as const;

/** A bar for `share` (0..1) of `width` columns; its rest is dotted, so that the eye finds the end. */
export function bar(share: number, width: number, unicode: boolean): { readonly full: string; readonly rest: string } {
  const length = Math.min(1, Math.max(0, share)) * width;
  if (!unicode) {
    const filled = Math.round(length);
    return { full: '#'.repeat(filled), rest: '.'.repeat(width - filled) };
  }
  const eighths = Math.round(length * 8);
  const full = '█'.repeat(Math.floor(eighths / 8)) + (EIGHTHS[eighths % 8] ?? '');
  return { full, rest: '·'.repeat(width - full.length) };
}

/** A bar to the right of an axis for what adds, to the left for what lowers; `half` columns on each side; what is not 0 shows. */
export function signedBar(value: number, largest: number, half: number, unicode: boolean): string {
  const share = value === 0 ? 0 : Math.abs(value) / largest;
  const length = share === 0 ? 0 : Math.min(half, Math.max(1, Math.round(share * half)));
  const block = unicode ? '█' : value < 0 ? '-' : '+';
  const left = value < 0 ? length : 0;
  const right = value > 0 ? length : 0;
  return (
    ' '.repeat(half - left) +
    block.repeat(left) +
    (unicode ? '│' : '|') +
    block.repeat(right) +
    ' '.repeat(half - right)
  );
}

export interface PlotShape {
  /** Lines. */
  readonly height: number;
  /** Columns of each count. */
  readonly columnWidth: number;
  readonly unicode: boolean;
}

/** Counts as upright columns, topmost line first; the largest fills the height, and what is not zero shows. */
export function columnPlot(counts: readonly number[], { height, columnWidth, unicode }: PlotShape): string[] {
  const largest = counts.reduce((most, value) => Math.max(most, value), 0);
  const steps = unicode ? RISING.length - 1 : 1;
  return Array.from({ length: height }, (_, lineFromTop) => {
    const below = (height - 1 - lineFromTop) * steps;
    return counts
      .map((value) => {
        const filled = value <= 0 ? 0 : Math.max(1, Math.round((value / largest) * height * steps));
        const level = Math.min(steps, Math.max(0, filled - below));
        return (unicode ? (RISING[level] ?? ' ') : level > 0 ? '#' : ' ').repeat(columnWidth);
      })
      .join('');
  });
}

/** Neighbouring counts added up so that at most `most` remain; says how many became one. */
export function atMost(
  counts: readonly number[],
  most: number,
): { readonly counts: number[]; readonly joined: number } {
  const joined = Math.max(1, Math.ceil(counts.length / most));
  const merged: number[] = [];
  counts.forEach((value, index) => {
    const into = Math.floor(index / joined);
    merged[into] = (merged[into] ?? 0) + value;
  });
  return { counts: merged, joined };
}
