/** The map (src/README.md) and the import table (.dependency-cruiser.cjs) say the same of every room. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { projectPath } from './project.js';

interface Rule {
  readonly name: string;
  readonly to: { readonly pathNot?: string | readonly string[] };
}

const { forbidden } = createRequire(import.meta.url)(projectPath('.dependency-cruiser.cjs')) as {
  readonly forbidden: readonly Rule[];
};
const map = readFileSync(projectPath('src', 'README.md'), 'utf8');
/** Rooms that are described in the text and not in the table. */
const joining = ['analyse', 'analyse-inputs', 'analyse-night', 'index', 'main'];

/** `^src/events/` and `^src/errors\.ts$` as rooms, `(^|/)node_modules/zod/` as a package. */
function names(rule: string): readonly string[] {
  const paths = forbidden.find(({ name }) => name === rule)?.to.pathNot ?? [];
  return [paths].flat().map((path) => path.replace(/^.*(src|node_modules)\//, '').replace(/(\\\.ts\$|\/)$/, ''));
}

/** `errors, config; yaml, zod` as rooms and packages; the names of fields are what a room may know of events. */
function uses(cell: string): { readonly rooms: readonly string[]; readonly packages: readonly string[] } {
  const [rooms = '', packages = ''] = cell.split(';');
  const words = (text: string): string[] => text.split(',').map((word) => word.trim());
  return {
    rooms: words(rooms)
      .filter((word) => word !== '' && word !== 'nothing')
      .map((word) => (word === 'field names' ? 'events' : word)),
    packages: words(packages).filter((word) => word !== '' && !word.startsWith('node:')),
  };
}

const rows = [...map.matchAll(/^\| `([\w-]+)(?:\/|\.ts)` \|[^|]*\|[^|]*\|([^|]*)\|/gm)].map(
  ([, room = '', cell = '']) => ({
    room,
    cell: cell.trim(),
  }),
);

test('the map has every room of the import table, and no other', () => {
  const rooms = forbidden
    .flatMap(({ name }) => /^(.*)-rooms$/.exec(name)?.[1] ?? [])
    .filter((room) => room !== 'known');
  assert.ok(rows.length > 15);
  assert.deepEqual(rows.map(({ room }) => room).sort(), rooms.filter((room) => !joining.includes(room)).sort());
});

for (const { room, cell } of rows) {
  test(`${room} may use what the map says`, () => {
    const { rooms, packages } = uses(cell);
    if (cell.startsWith('all')) return;
    assert.deepEqual(
      [...rooms].sort(),
      names(`${room}-rooms`)
        .filter((name) => name !== room)
        .sort(),
    );
    const listed = names(`${room}-packages`).map((name) => name.replaceAll('\\', ''));
    if (packages.length > 0 || listed.length > 0) assert.deepEqual([...packages].sort(), [...listed].sort());
  });
}

test('files the map names exist', () => {
  const named = [...map.matchAll(/`((?:[\w-]+\/)+[\w-]+\.ts)`/g)].map(([, path = '']) => path);
  assert.ok(named.length > 5);
  for (const path of named.filter((one) => !one.includes('<')))
    assert.ok(existsSync(projectPath('src', ...path.split('/'))) || existsSync(projectPath(...path.split('/'))), path);
});
