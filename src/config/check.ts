/** One source of settings against the list of keys: what is wrong is said with its place and the nearest word. */
import type { z } from 'zod';
import { nearestWord, UserError } from '../errors.js';
import type { ConfigKey, ConfigValue } from './keys.js';
import { type ConfigSchema, configSchema } from './schema.js';

/** Settings of one file, of the environment or of the command line. */
export interface Layer {
  /** By dotted key. */
  readonly values: ReadonlyMap<string, ConfigValue>;
  /** Where a key was set, for people: `clonewatch.yaml:3`, `CLONEWATCH_TOP`, `--set`. */
  origin(key: string): string;
}

/** Known words listed in a hint at most. */
const MANY = 24;

/**
 * @param value what the file holds, as plain data
 * @param placeOf place of a path (`['levels', 'suspect']`) for messages
 * @throws UserError for unknown keys and wrong values
 */
export function checkedValues(
  value: unknown,
  keys: readonly ConfigKey[],
  placeOf: (path: readonly string[]) => string,
  schema: ConfigSchema = configSchema(keys),
): ReadonlyMap<string, ConfigValue> {
  const result = schema.safeParse(value ?? {});
  if (!result.success) throw problemOf(result.error, keys, placeOf);
  return flatten(value ?? {});
}

function problemOf(
  { issues }: z.ZodError,
  keys: readonly ConfigKey[],
  placeOf: (path: readonly string[]) => string,
): UserError {
  // An unknown key explains more than what is wrong beside it.
  const issue = issues.find(({ code }) => code === 'unrecognized_keys') ?? issues[0];
  if (issue === undefined) throw new Error('configuration: refused without a reason');
  const path = issue.path.map(String);
  if (issue.code === 'unrecognized_keys') {
    const unknown = [...path, issue.keys[0] ?? ''];
    return unknownKey(unknown, keys, placeOf(unknown));
  }
  const key = keys.find((candidate) => candidate.key === path.join('.'));
  const wanted = key === undefined ? 'keys and values, as in levels: {suspect: 0.5}' : wantedOf(key);
  const name = path.length === 0 ? 'the configuration' : `"${path.join('.')}"`;
  return new UserError(`${name} is wrong in ${placeOf(path)}`, `expected ${wanted}`);
}

/** What a key takes, in words. */
export function wantedOf(key: ConfigKey): string {
  switch (key.type) {
    case 'flag':
      return 'true or false';
    case 'number':
      return `a ${key.isWhole === true ? 'whole ' : ''}number from ${String(key.least)} to ${String(key.most)}`;
    case 'choice':
      return `one of ${key.choices.join(', ')}`;
    case 'text':
      return 'a text';
  }
}

export function unknownKey(path: readonly string[], keys: readonly ConfigKey[], place: string): UserError {
  const prefix = path
    .slice(0, -1)
    .map((part) => `${part}.`)
    .join('');
  const siblings = [
    ...new Set(
      keys.filter(({ key }) => key.startsWith(prefix)).map(({ key }) => key.slice(prefix.length).split('.')[0] ?? ''),
    ),
  ];
  const word = path.at(-1) ?? '';
  const nearest = nearestWord(word, siblings);
  // `suspect: 0.6` at the top is meant as `levels.suspect`.
  const deeper = keys.map(({ key }) => key).find((key) => key.endsWith(`.${word}`));
  const guess = nearest === undefined ? deeper : `${prefix}${nearest}`;
  const known = siblings.length > MANY ? 'clonewatch config show lists all keys' : `known: ${siblings.join(', ')}`;
  return new UserError(
    `unknown key "${path.join('.')}" in ${place}`,
    guess === undefined ? known : `did you mean ${guess}? ${known}`,
  );
}

function flatten(value: unknown, prefix = ''): Map<string, ConfigValue> {
  const found = new Map<string, ConfigValue>();
  if (typeof value !== 'object' || value === null) return found;
  for (const [name, entry] of Object.entries(value)) {
    const key = `${prefix}${name}`;
    if (typeof entry === 'object') for (const [inner, leaf] of flatten(entry, `${key}.`)) found.set(inner, leaf);
    else if (typeof entry === 'string' || typeof entry === 'number' || typeof entry === 'boolean')
      found.set(key, entry);
  }
  return found;
}

/** The word of an environment variable or of `--set` as the key takes it. */
export function valueFromWord(key: ConfigKey, word: string, place: string): ConfigValue {
  const wrong = (): UserError => new UserError(`"${word}" is wrong for ${place}`, `expected ${wantedOf(key)}`);
  switch (key.type) {
    case 'text':
      if (word === '') throw wrong();
      return word;
    case 'choice':
      if (!key.choices.includes(word)) throw wrong();
      return word;
    case 'flag':
      if (['true', '1', 'yes', 'on'].includes(word.toLowerCase())) return true;
      if (['false', '0', 'no', 'off'].includes(word.toLowerCase())) return false;
      throw wrong();
    case 'number': {
      const number = word.trim() === '' ? NaN : Number(word);
      if (!isWithin(number, key)) throw wrong();
      return number;
    }
  }
}

function isWithin(number: number, { least, most, isWhole }: Extract<ConfigKey, { type: 'number' }>): boolean {
  return number >= least && number <= most && (isWhole !== true || Number.isInteger(number));
}
