/** @returns the bin of a value: how many of the ascending bounds it reaches */
export function binOf(value: number, bounds: readonly number[]): number {
  return bounds.filter((bound) => value >= bound).length;
}
