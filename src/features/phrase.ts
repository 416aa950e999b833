/** Numbers inside explanations: the few forms a reader needs. */

/** 12,345 or 0.4. */
export function count(value: number): string {
  const rounded = Math.abs(value) >= 100 ? Math.round(value) : Math.round(value * 10) / 10;
  if (Math.abs(rounded) < 1000) return String(rounded);
  return String(rounded).replace(/\B(?=(\d{3})+(?!\d|\.))(?<!\.\d*)/g, ',');
}

/** Two significant digits below 10, whole numbers above. */
export function decimal(value: number): string {
  return Math.abs(value) >= 10 ? count(Math.round(value)) : String(Number(value.toPrecision(2)));
}

/** How many times, where beyond a thousand the number says no more. */
export function factor(times: number): string {
  return times > 1000 ? 'over 1,000' : decimal(times);
}

/** The hour of a time, UTC. */
export function hour(time: number): string {
  return `${new Date(time).toISOString().slice(0, 13).replace('T', ' ')}:00 UTC`;
}

/** A ratio as percent. */
export function percent(ratio: number): string {
  return `${decimal(100 * ratio)} %`;
}
