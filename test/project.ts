/** Where the project lies, wherever the tests were built to. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

function findRoot(from: string): string {
  const manifest = join(from, 'package.json');
  if (existsSync(manifest) && readFileSync(manifest, 'utf8').includes('"name": "clonewatch"')) return from;
  const parent = dirname(from);
  if (parent === from) throw new Error('the project root was not found above the tests');
  return findRoot(parent);
}

export const root = findRoot(dirname(fileURLToPath(import.meta.url)));

/** Path of something in the project, by its parts from the root. */
export function projectPath(...parts: readonly string[]): string {
  return join(root, ...parts);
}
