/** Checks an object against required fields, allowed values and integers kept as data in fixtures/schemas. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { projectPath } from '../project.js';

export interface FieldRules {
  readonly source: string;
  /** By place: `` is the object itself, `a.b` a field in a field, `a[]` each entry of a list. */
  readonly required: Readonly<Record<string, readonly string[]>>;
  readonly allowed: Readonly<Record<string, readonly unknown[]>>;
  readonly integers: readonly string[];
}

export function schemaFixture(name: string): unknown {
  return JSON.parse(readFileSync(projectPath('fixtures', 'schemas', `${name}.json`), 'utf8'));
}

function step(value: unknown, name: string): unknown[] {
  const list = name.endsWith('[]');
  const key = list ? name.slice(0, -2) : name;
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return [];
  const found: unknown = (value as Readonly<Record<string, unknown>>)[key];
  if (!list) return [found];
  return Array.isArray(found) ? found : [];
}

/** All values at a place; none where it is absent. */
export function valuesAt(value: unknown, place: string): unknown[] {
  if (place === '') return [value];
  return place.split('.').reduce<unknown[]>((values, name) => values.flatMap((each) => step(each, name)), [value]);
}

export function meets(value: unknown, { required, allowed, integers }: FieldRules): void {
  for (const [place, fields] of Object.entries(required)) {
    for (const part of valuesAt(value, place)) {
      for (const field of fields) {
        const there = step(part, field);
        assert.ok(there.length === 1 && there[0] !== null && there[0] !== '', `${place}.${field} is missing`);
      }
    }
  }
  for (const [place, words] of Object.entries(allowed)) {
    for (const found of valuesAt(value, place)) assert.ok(words.includes(found), `${place} is ${String(found)}`);
  }
  for (const place of integers) {
    for (const found of valuesAt(value, place)) assert.ok(Number.isInteger(found), `${place} is ${String(found)}`);
  }
}
