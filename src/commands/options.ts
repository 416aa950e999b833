/** Options as commander gives them, turned into checked values; what is wrong is said in words. */
import { nearestWord, UserError } from '../errors.js';

/** More words than anybody reads in a hint. */
const MANY = 20;

export type Options = Readonly<Record<string, unknown>>;

export function textOption(options: Options, name: string): string | undefined {
  const value = options[name];
  return typeof value === 'string' ? value : undefined;
}

export function flagOption(options: Options, name: string): boolean {
  return options[name] === true;
}

/** Values of an option that may be given several times. */
export function listOption(options: Options, name: string): readonly string[] {
  return texts(options[name]);
}

export function texts(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((entry) => typeof entry === 'string') : [];
}

/** For commander: gathers the values of an option that may be given several times. */
export function collect(value: string, previous: readonly string[] = []): readonly string[] {
  return [...previous, value];
}

/** A whole number of at least `least`. */
export function countOption(options: Options, name: string, least: number): number | undefined {
  const value = textOption(options, name);
  if (value === undefined) return undefined;
  const number = /^\d+$/.test(value) ? Number(value) : NaN;
  if (Number.isSafeInteger(number) && number >= least) return number;
  throw new UserError(`--${name} "${value}" is not a whole number from ${least}`, `for example --${name} ${least * 2}`);
}

/** One of the known words; the nearest one is suggested for anything else. */
export function known<T extends string>(what: string, word: string, words: readonly T[]): T {
  const found = words.find((candidate) => candidate === word);
  if (found !== undefined) return found;
  const nearest = nearestWord(word, words);
  const guess = nearest === undefined ? '' : `did you mean ${nearest}? `;
  const list = nearest !== undefined && words.length > MANY ? '' : `known: ${words.join(', ')}`;
  throw new UserError(`unknown ${what} "${word}"`, (guess + list).trim());
}

/**
 * For commands whose first word says what to do: an option that is not for it is a mistake, not something to pass over.
 * @param takers which actions take an option, by the name it has in `options`; others are for all actions
 */
export function checkTaken(
  [command, action]: readonly [command: string, action: string],
  options: Options,
  takers: Readonly<Record<string, readonly string[]>>,
): void {
  for (const [name, actions] of Object.entries(takers)) {
    if (options[name] === undefined || actions.includes(action)) continue;
    const flag = `--${name}`;
    throw new UserError(
      `${command} ${action} takes no ${flag}`,
      `${flag} is for ${actions.map((each) => `${command} ${each}`).join(', ')}`,
    );
  }
}
