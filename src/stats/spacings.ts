/**
 * Chance that at least `enough` of the `spacings` between points thrown uniformly onto a line are longer than `length` of it.
 *
 * Formula: sum from i = r to n of (-1)^(i - r) C(i - 1, r - 1) C(n, i) (1 - i x)^(n - 1), terms with i x >= 1 being 0; r of n spacings, of which n - 1 points make n.
 * @param length as a share of the whole line
 * Source: Feller 1971, "An Introduction to Probability Theory and Its Applications" II, section I.7; David and Nagaraja 2003, "Order Statistics", section 6.4.
 * Example: all 3 spacings longer than .2: (1 - .6)^2 = .16.
 */
export function chanceOfSpacings(spacings: number, enough: number, length: number): number {
  if (enough < 1) return 1;
  if (enough > spacings) return 0;
  let sum = 0;
  // C(i - 1, r - 1) C(n, i), from i = r on.
  let ways = choose(spacings, enough);
  for (let i = enough; i <= spacings && i * length < 1; i += 1) {
    const sign = (i - enough) % 2 === 0 ? 1 : -1;
    sum += sign * ways * (1 - i * length) ** (spacings - 1);
    ways = (ways * i * (spacings - i)) / ((i - enough + 1) * (i + 1));
  }
  return Math.min(1, Math.max(0, sum));
}

function choose(from: number, count: number): number {
  let ways = 1;
  for (let i = 1; i <= count; i += 1) ways = (ways * (from - count + i)) / i;
  return ways;
}
