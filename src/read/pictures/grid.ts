/** Pictures of any size on one grid of brightness, so that they can be compared. */
import type { Picture } from './picture.js';

/** Cells a side. */
export const GRID_SIDE = 16;

/** Mean brightness of each cell, row after row; a cell of less than a pixel has the value of the picture there. */
export function gridOf({ width, height, stride, gray }: Picture): readonly number[] {
  const grid: number[] = [];
  for (let row = 0; row < GRID_SIDE; row += 1) {
    for (let column = 0; column < GRID_SIDE; column += 1) {
      const mean = meanOf(gray, stride, edges(row, height), edges(column, width));
      grid.push(Math.round(mean * 16) / 16);
    }
  }
  return grid;
}

interface Edges {
  readonly from: number;
  readonly to: number;
}

function edges(cell: number, size: number): Edges {
  return { from: (cell * size) / GRID_SIDE, to: ((cell + 1) * size) / GRID_SIDE };
}

function meanOf(gray: Uint8Array, stride: number, rows: Edges, columns: Edges): number {
  let sum = 0;
  let area = 0;
  for (let y = Math.floor(rows.from); y < rows.to; y += 1) {
    const tall = Math.min(rows.to, y + 1) - Math.max(rows.from, y);
    for (let x = Math.floor(columns.from); x < columns.to; x += 1) {
      const weight = tall * (Math.min(columns.to, x + 1) - Math.max(columns.from, x));
      sum += weight * (gray[y * stride + x] ?? 0);
      area += weight;
    }
  }
  return sum / area;
}
