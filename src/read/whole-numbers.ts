/** True for whole numbers beyond 2^53: as ids they must stay what they are. */
export function losesDigits(number: number): boolean {
  return Number.isInteger(number) && !Number.isSafeInteger(number);
}
