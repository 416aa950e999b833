/** A made-up service seen night after night: many honest accounts, and a few that take a little every night. */
import { seededRandom } from '../../src/stats/random.js';

const topics = ['weather', 'soup', 'tax', 'train', 'garden', 'music', 'paint', 'wool', 'cheese', 'bicycle'];
const FIRST_NIGHT = Date.parse('2026-10-01T00:00:00Z');
export const DAY = 86_400_000;

/** The run of a night is at 3:00 of the next day. */
export function timeOfNight(night: number): string {
  return String((FIRST_NIGHT + (night + 1) * DAY + 3 * 3_600_000) / 1000);
}

export interface Night {
  readonly honest: number;
  readonly attackers: number;
  /** Distinct questions of an attacker a night. */
  readonly each: number;
}

/** Log lines of one night, by time. */
export function nightLines(night: number, { honest, attackers, each }: Night): string[] {
  const lines: { readonly time: number; readonly line: string }[] = [];
  const add = (account: string, time: number, x: readonly number[], ip: string): void => {
    const score = x.reduce((sum, value, i) => sum + value * (i % 2 === 0 ? 1 : -1), 0);
    const margin = Math.tanh(Math.abs(score));
    const label = score > 0 ? 'yes' : 'no';
    const record = {
      ts: new Date(time).toISOString(),
      account,
      ip,
      input: Object.fromEntries(x.map((value, i) => [topics[i] ?? '', Math.round(value * 1000) / 1000])),
      output: { label, probs: { yes: 0.5 + margin / 2, no: 0.5 - margin / 2 } },
    };
    lines.push({ time, line: JSON.stringify(record) });
  };
  for (let account = 0; account < honest; account += 1) {
    const random = seededRandom(1 + account * 1_000_003 + night * 7919);
    const home = seededRandom(99 + account);
    const centre = topics.map(() => 2 * home() - 1);
    const count = 3 + Math.floor(6 * random());
    for (let i = 0; i < count; i += 1) {
      const x = centre.map((value) => value + 0.25 * (random() + random() + random() - 1.5));
      const time = FIRST_NIGHT + night * DAY + 3_600_000 * (8 + 9 * random());
      add(`honest-${String(account).padStart(3, '0')}`, time, x, `192.0.2.${String(account % 250)}`);
    }
  }
  for (let account = 0; account < attackers; account += 1) {
    const random = seededRandom(5_000_011 + account * 104_729 + night * 15_485_863);
    for (let i = 0; i < each; i += 1) {
      const x = topics.map(() => 6 * (random() - 0.5));
      const time = FIRST_NIGHT + night * DAY + 3_600_000 * 24 * random();
      add(`slow-${String(account)}`, time, x, `198.51.100.${String(10 + account)}`);
    }
  }
  return lines.sort((a, b) => a.time - b.time).map(({ line }) => line);
}

export function nightLog(night: number, size: Night): string {
  return nightLines(night, size)
    .map((line) => `${line}\n`)
    .join('');
}
