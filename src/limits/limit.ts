/** A rate limit as somebody states it: so much of what, for whom, in which time. */
import { nearestWord, UserError } from '../errors.js';

export const limitUnits = ['requests', 'rows', 'tokens'] as const;
export type LimitUnit = (typeof limitUnits)[number];

/** Whom a limit counts: one account, one key beside it, one address, one network (IPv4 /24, IPv6 /48). */
export const limitSubjects = ['account', 'key', 'source', 'network'] as const;
export type LimitSubject = (typeof limitSubjects)[number];

/** Milliseconds of each window; windows begin at whole minutes, hours and days UTC. */
export const limitWindows = { minute: 60_000, hour: 3_600_000, day: 86_400_000 } as const;
export type LimitWindow = keyof typeof limitWindows;

export interface Limit {
  readonly most: number;
  readonly unit: LimitUnit;
  readonly per: LimitSubject;
  readonly window: LimitWindow;
}

const EXAMPLE = 'for example "600 requests per account per hour" or "20k tokens per network per day"';

/** The words of a limit, the same for everybody. */
export function limitText({ most, unit, per, window }: Limit): string {
  return `${String(most)} ${unit} per ${per} per ${window}`;
}

/**
 * Reads `600 requests per account per hour`; `k` and `M` multiply by thousand and million.
 * @throws UserError that says which word was not understood
 */
export function parseLimit(text: string): Limit {
  const parts = /^\s*([\d_.]+)\s*([kM]?)\s+(\S+)\s+per\s+(\S+)\s+per\s+(\S+)\s*$/.exec(text);
  if (parts === null) throw new UserError(`"${text}" is no limit`, EXAMPLE);
  const [, digits = '', factor = '', unit = '', per = '', window = ''] = parts;
  const most = Number(digits.replaceAll('_', '')) * (factor === 'k' ? 1e3 : factor === 'M' ? 1e6 : 1);
  if (!(most > 0)) throw new UserError(`"${digits}${factor}" of the limit "${text}" is not above 0`, EXAMPLE);
  return {
    most,
    unit: oneOf(plural(unit), limitUnits, text),
    per: oneOf(per, limitSubjects, text),
    window: oneOf(window, Object.keys(limitWindows) as LimitWindow[], text),
  };
}

function plural(unit: string): string {
  return unit.endsWith('s') ? unit : `${unit}s`;
}

function oneOf<T extends string>(word: string, known: readonly T[], text: string): T {
  const found = known.find((candidate) => candidate === word);
  if (found !== undefined) return found;
  const nearest = nearestWord(word, known);
  const guess = nearest === undefined ? '' : `did you mean ${nearest}? `;
  throw new UserError(
    `unknown word "${word}" in the limit "${text}"`,
    `${guess}known: ${known.join(', ')}; ${EXAMPLE}`,
  );
}
