/** The page of the findings document explains every field of the published schema. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { findingsPage, findingsSections, type SchemaNode } from '../../bench/findings-page.js';
import { projectPath } from '../project.js';

const schema = JSON.parse(readFileSync(projectPath('docs', 'findings.schema.json'), 'utf8')) as SchemaNode;
const sections = findingsSections(schema);
const fields = sections.flatMap(({ name, fields: own }) =>
  own.map((field) => ({ ...field, place: `${name}.${field.way}` })),
);

test('every section and every field says what it means', () => {
  assert.ok(fields.length > 150);
  for (const { name, description } of sections) assert.ok(description.length > 10, name);
  for (const { place, meaning } of fields) assert.ok(meaning.length > 5, place);
});

test('a field that may be null says when it is, and one that may be absent when that is', () => {
  const silent = (word: string, some: readonly (typeof fields)[number][]): readonly string[] =>
    some.filter(({ meaning }) => !meaning.includes(word)).map(({ place }) => place);
  assert.deepEqual(
    silent(
      'null',
      fields.filter(({ nullable }) => nullable),
    ),
    [],
  );
  assert.deepEqual(
    silent(
      'absent',
      fields.filter(({ optional }) => optional),
    ),
    [],
  );
});

test('no field of the schema is left out', () => {
  const page = findingsPage(schema);
  const names = (node: unknown): readonly string[] => {
    if (typeof node !== 'object' || node === null) return [];
    const own = 'properties' in node ? Object.keys(node.properties as object) : [];
    return [...own, ...Object.values(node).flatMap(names)];
  };
  for (const name of new Set(names(schema))) assert.match(page, new RegExp(`^\\| \`(.*\\.)?${name}\` \\|`, 'm'));
});

test('types, bounds and links are read off the schema', () => {
  const made: SchemaNode = {
    description: 'A made-up document.',
    required: ['share', 'parts'],
    properties: {
      share: { description: 'Some; null at night.', type: ['number', 'null'], minimum: 0, maximum: 1 },
      parts: { description: 'Pieces.', type: 'array', items: { $ref: '#/$defs/part' } },
      extra: { $ref: '#/$defs/partOrNull' },
    },
    $defs: {
      part: {
        description: 'A piece.',
        properties: { size: { description: 'Bytes | words.', type: 'integer', minimum: 1 } },
      },
      partOrNull: { description: 'Another; null or absent.', anyOf: [{ $ref: '#/$defs/part' }, { type: 'null' }] },
    },
  };
  const page = findingsPage(made);
  assert.ok(page.includes('| `share` | number, 0 to 1 | null | Some; null at night. |'), page);
  assert.ok(page.includes('| `parts` | list of [part](#part) |  | Pieces. |'), page);
  assert.ok(page.includes('| `extra` | [part](#part) | null, absent | Another; null or absent. |'), page);
  assert.ok(page.includes('## part\n\nA piece.\n'), page);
  assert.ok(page.includes('| `size` | whole number from 1 | absent | Bytes \\| words. |'), page);
});
