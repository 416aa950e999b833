/** Pictures of any size on one grid of brightness, so that they can be compared. */
import type { Picture } from './picture.js';

/** Cells a side. */
export const GRID_SIDE = 16;

/**
 * Mean brightness of each cell, row after row; a cell of less than a pixel has the value of the picture there.
 * Each pixel is looked at once, or twice at the edges of cells, however narrow the picture is.
 */
export function gridOf({ width, height, stride, gray }: Picture): readonly number[] {
  const sums = new Float64Array(GRID_SIDE * GRID_SIDE);
  const columns = Array.from({ length: GRID_SIDE }, (_, column) => edges(column, width));
  const cells = new Float64Array(GRID_SIDE);
  for (let y = 0; y < height; y += 1) {
    for (let column = 0; column < GRID_SIDE; column += 1) cells[column] = sumOf(gray, y * stride, columns[column]);
    for (let row = Math.floor((y * GRID_SIDE) / height); row < GRID_SIDE; row += 1) {
      const { from, to } = edges(row, height);
      const tall = Math.min(to, y + 1) - Math.max(from, y);
      if (from >= y + 1) break;
      for (let column = 0; column < GRID_SIDE; column += 1) {
        const cell = row * GRID_SIDE + column;
        sums[cell] = (sums[cell] ?? 0) + tall * (cells[column] ?? 0);
      }
    }
  }
  const area = (width / GRID_SIDE) * (height / GRID_SIDE);
  return Array.from(sums, (sum) => Math.round((sum / area) * 16) / 16);
}

interface Edges {
  readonly from: number;
  readonly to: number;
}

function edges(cell: number, size: number): Edges {
  return { from: (cell * size) / GRID_SIDE, to: ((cell + 1) * size) / GRID_SIDE };
}

/** Of a part of the row that begins at a place. */
function sumOf(gray: Uint8Array, start: number, { from, to }: Edges = NONE): number {
  let sum = 0;
  for (let x = Math.floor(from); x < to; x += 1) {
    sum += (Math.min(to, x + 1) - Math.max(from, x)) * (gray[start + x] ?? 0);
  }
  return sum;
}

const NONE: Edges = { from: 0, to: 0 };
