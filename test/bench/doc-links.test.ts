/** Pages for people lead where they say: every link of a page to a file, a heading or a picture of the project. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { test } from 'node:test';
import { root } from '../project.js';

const KILOBYTE = 1000;

function pagesBelow(folder: string): readonly string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => join(folder, name));
}

const pages = [
  'README.md',
  'CHANGELOG.md',
  join('src', 'README.md'),
  join('bench', 'README.md'),
  join('fixtures', 'README.md'),
  ...pagesBelow('docs'),
];
const text = (path: string): string => readFileSync(join(root, path), 'utf8');

/** What GitHub makes of a heading: lower case, no marks, blanks as hyphens. */
function anchors(page: string): readonly string[] {
  return [...text(page).matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );
}

function linksOf(page: string): readonly string[] {
  const prose = text(page)
    .replace(/```.*?```/gs, '')
    .replace(/`[^`\n]*`/g, '');
  return [...prose.matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target = '']) => target)
    .filter((target) => !/^[a-z]+:/.test(target));
}

test('every link leads to something', () => {
  let seen = 0;
  for (const page of pages) {
    for (const link of linksOf(page)) {
      const [path = '', anchor] = link.split('#');
      const target = path === '' ? page : normalize(join(dirname(page), path));
      assert.ok(existsSync(join(root, target)), `${page} leads to ${link}`);
      if (anchor !== undefined) assert.ok(anchors(target).includes(anchor), `${page} leads to ${link}`);
      seen += 1;
    }
  }
  assert.ok(seen > 50);
});

test('every page of docs is reached from its index', () => {
  const listed = new Set(linksOf(join('docs', 'README.md')).map((link) => normalize(join('docs', link))));
  for (const page of readdirSync(join(root, 'docs')).filter(
    (name) => /\.(md|json)$/.test(name) && name !== 'README.md',
  ))
    assert.ok(listed.has(join('docs', page)), page);
});

test('every picture is shown somewhere, says what it shows, and is small', () => {
  const folder = join('docs', 'pictures');
  const shown = pages.flatMap((page) =>
    [...text(page).matchAll(/!\[([^\]]{20,})\]\(([^)]+)\)/g)].map(([, , path = '']) =>
      normalize(join(dirname(page), path)),
    ),
  );
  for (const name of readdirSync(join(root, folder))) {
    const path = join(folder, name);
    assert.ok(shown.includes(path), path);
    assert.ok(statSync(join(root, path)).size < 250 * KILOBYTE, path);
  }
});
