/** `--help` is instant because hardly anything is loaded for it; counted in modules, since times depend on the machine. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

/** Static imports of a built module; `import()` is what may come later. */
function importsOf(module: URL): string[] {
  const text = readFileSync(module, 'utf8');
  return [...text.matchAll(/^(?:import|export)\s(?:[^'";]*?\sfrom\s)?['"]([^'"]+)['"]/gm)].map(
    ([, name]) => name ?? '',
  );
}

/** Our own modules and the packages that stand loaded before the first command runs. */
function loadedBy(start: URL): { readonly modules: Set<string>; readonly packages: Set<string> } {
  const modules = new Set<string>([start.href]);
  const packages = new Set<string>();
  for (const href of modules) {
    for (const name of importsOf(new URL(href))) {
      if (name.startsWith('.')) modules.add(new URL(name, href).href);
      else packages.add(name);
    }
  }
  return { modules, packages };
}

test('before a command runs, commander and a few small modules are loaded, and no room that does the work', () => {
  const { modules, packages } = loadedBy(new URL('../../src/main.js', import.meta.url));
  assert.deepEqual(
    [...packages].filter((name) => !name.startsWith('node:')),
    ['commander'],
  );
  const rooms = new Set([...modules].map((href) => /\/src\/([^/]+)\//.exec(href)?.[1]));
  for (const room of ['read', 'population', 'features', 'scores', 'campaigns', 'profiles'])
    assert.ok(!rooms.has(room), room);
  assert.ok(modules.size > 10 && modules.size < 36, `${modules.size} modules`);
});
