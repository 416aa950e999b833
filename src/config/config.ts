/** The files of the configuration: where they are looked for, and what they hold. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isMap, isScalar, LineCounter, parseDocument, type Document } from 'yaml';
import { UserError } from '../errors.js';
import { checkedValues, type Layer } from './check.js';
import type { ConfigKey } from './keys.js';

const PROJECT_NAMES = ['clonewatch.yaml', '.clonewatch.yaml'] as const;

type Environment = Readonly<Record<string, string | undefined>>;

/** The nearest project file from a folder upwards. */
export function projectFile(folder: string): string | undefined {
  for (let here = folder; ; here = dirname(here)) {
    const found = PROJECT_NAMES.map((name) => join(here, name)).find((path) => existsSync(path));
    if (found !== undefined) return found;
    if (dirname(here) === here) return undefined;
  }
}

/** The file of the user who runs this, if there is one. */
export function userFile(environment: Environment): string | undefined {
  const { XDG_CONFIG_HOME: base, HOME: home } = environment;
  const folder = base !== undefined && base !== '' ? base : home === undefined ? undefined : join(home, '.config');
  const path = folder === undefined ? undefined : join(folder, 'clonewatch', 'config.yaml');
  return path !== undefined && existsSync(path) ? path : undefined;
}

/** @throws UserError when the file cannot be read or holds something else */
export function fileLayer(path: string, keys: readonly ConfigKey[]): Layer {
  const lines = new LineCounter();
  const document = parseDocument(readText(path), { lineCounter: lines });
  const [problem] = document.errors;
  if (problem !== undefined) {
    const line = problem.linePos?.[0].line ?? 1;
    const [what] = problem.message.split(/ at line |:?\n/);
    throw new UserError(
      `${path}:${String(line)} is not YAML: ${what ?? ''}`,
      'see docs/configuration.md for an example',
    );
  }
  const placeOf = (place: readonly string[]): string => `${path}:${String(lineOf(document, place, lines))}`;
  const values = checkedValues(plainData(document, path), keys, placeOf);
  return { values, origin: (key) => placeOf(key.split('.')) };
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new UserError(`cannot read the configuration ${path}: ${why}`, 'name another with --config FILE');
  }
}

function plainData(document: Document, path: string): unknown {
  try {
    return document.toJS({ maxAliasCount: 100 });
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new UserError(
      `cannot read the configuration ${path}: ${why}`,
      'write the values out instead of repeating anchors',
    );
  }
}

/** Line of the key at a path, from 1; that of the nearest part that is there. */
function lineOf(document: Document, path: readonly string[], lines: LineCounter): number {
  let node: unknown = document.contents;
  let offset = 0;
  for (const name of path) {
    if (!isMap(node)) break;
    const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === name);
    if (pair === undefined) break;
    if (isScalar(pair.key)) offset = pair.key.range?.[0] ?? offset;
    node = pair.value;
  }
  return Math.max(1, lines.linePos(offset).line);
}
