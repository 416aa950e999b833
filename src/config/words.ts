/** Settings given as words: `CLONEWATCH_*` in the environment and `--set key=value` on the command line. */
import { nearestWord, UserError } from '../errors.js';
import { type Layer, unknownKey, valueFromWord } from './check.js';
import type { ConfigKey, ConfigValue } from './keys.js';

export const PREFIX = 'CLONEWATCH_';
/** Names with a meaning of their own: which file is read. */
export const CONFIG_VARIABLE = 'CLONEWATCH_CONFIG';

/** `levels.suspect` as `CLONEWATCH_LEVELS_SUSPECT`, `failOn` as `CLONEWATCH_FAIL_ON`. */
export function variableName(key: string): string {
  const words = key.replace(/[a-z](?=[A-Z])/g, '$&_').replace(/[.-]/g, '_');
  return PREFIX + words.toUpperCase();
}

/** @throws UserError for a variable that no key has, and for a value that its key does not take */
export function environmentLayer(
  environment: Readonly<Record<string, string | undefined>>,
  keys: readonly ConfigKey[],
): Layer {
  const byName = new Map(keys.map((key) => [variableName(key.key), key]));
  const values = new Map<string, ConfigValue>();
  for (const [name, word] of Object.entries(environment)) {
    if (!name.startsWith(PREFIX) || name === CONFIG_VARIABLE || word === undefined || word === '') continue;
    const key = byName.get(name);
    if (key === undefined) {
      const nearest = nearestWord(name, [...byName.keys()]);
      throw new UserError(
        `unknown environment variable ${name}`,
        nearest === undefined ? 'clonewatch config show lists all keys' : `did you mean ${nearest}?`,
      );
    }
    values.set(key.key, valueFromWord(key, word, name));
  }
  return { values, origin: variableName };
}

/** @throws UserError for an entry that is no `key=value`, an unknown key, a wrong value */
export function setLayer(entries: readonly string[], keys: readonly ConfigKey[]): Layer {
  const values = new Map<string, ConfigValue>();
  for (const entry of entries) {
    const cut = entry.indexOf('=');
    if (cut < 1) throw new UserError(`--set "${entry}" is not key=value`, 'for example --set levels.suspect=0.6');
    const name = entry.slice(0, cut);
    const key = keys.find((candidate) => candidate.key === name);
    if (key === undefined) throw unknownKey(name.split('.'), keys, '--set');
    values.set(name, valueFromWord(key, entry.slice(cut + 1), `--set ${name}`));
  }
  return { values, origin: () => '--set' };
}
