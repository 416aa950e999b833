/** Whether two rows differ by one length in one direction in their numbers: blank pictures, sensors with an offset, prices of another year. */

/** How far a difference may be from the one in the middle, as a share of it. */
const EVEN = 0.25;
/** Share of the numbers that must be so close: some stop at the edge of their range. */
const SHARE = 0.8;
/** Numbers that must move: a few move alike by chance. */
const FEWEST = 5;

/**
 * Such rows differ in one respect, however many numbers they have.
 * @param differences of the numbers that differ, with their signs; sorted by the call
 * Example: .2, .21, .19, .2 and .2 are a shift of level; .2, -.2, .2, -.2 and .2 are none.
 */
export function isLevelShift(differences: Float64Array): boolean {
  const { length } = differences;
  if (length < FEWEST) return false;
  const middle = differences.sort()[length >> 1] ?? 0;
  let alike = 0;
  for (const difference of differences) if (Math.abs(difference - middle) <= EVEN * Math.abs(middle)) alike += 1;
  return alike >= SHARE * length;
}
