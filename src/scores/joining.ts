/** How strengths are joined: soft minimum where all must be high, soft maximum where one is enough, gates that lower. */

/** Soft minimum at temperature .6: all must be high. Null if any is missing. */
export function softMinimum(...values: readonly (number | null)[]): number | null {
  let sum = 0;
  for (const value of values) {
    if (value === null) return null;
    sum += Math.exp(-value / 0.6);
  }
  return -0.6 * Math.log(sum / values.length);
}

/** Logistic gate: 0 well below the centre, 1 well above. */
export function gate(value: number, centre: number, width = 0.2): number {
  return 1 / (1 + Math.exp(-(value - centre) / width));
}

/** A gate lowers what speaks for extraction and leaves what speaks against it. */
export function gated(strength: number | null, factor: number): number | null {
  return strength === null || strength <= 0 ? strength : strength * factor;
}

/** What is nought for nearly all is left out, so that it does not take from the mean of what is not. */
export function aboveNought(strength: number | null): number | null {
  return strength !== null && strength > 0 ? strength : null;
}

export function largestOf(a: number | null, b: number | null): number | null {
  if (a === null || b === null) return a ?? b;
  return Math.max(a, b);
}

/** T log mean exp(x / T). */
export function softMaximum(values: readonly number[], temperature: number): number {
  const most = Math.max(...values);
  const sum = values.reduce((total, value) => total + Math.exp((value - most) / temperature), 0);
  return most + temperature * Math.log(sum / values.length);
}
