/** Steps of shade of the page's maps; embedded in the page as the drawings are. */

/** A step of shade, 1 to 5, for a share of the largest; 0 for nothing. */
export function shade(value: number, most: number): number {
  return value <= 0 ? 0 : Math.max(1, Math.min(5, Math.ceil((value / most) * 5)));
}
