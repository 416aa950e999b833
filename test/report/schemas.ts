/** Published schemas of other systems, restated as JSON Schema in fixtures/schemas, and a validator that is not ours. */
import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { projectPath } from '../project.js';

const DATE_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/;

/** What is wrong with a value under a schema; undefined when nothing is. */
export function schemaOf(name: string): (value: unknown) => string | undefined {
  const schema = JSON.parse(readFileSync(projectPath('fixtures', 'schemas', `${name}.json`), 'utf8')) as object;
  const ajv = new Ajv2020({ allErrors: true, formats: { 'date-time': DATE_TIME, uri: /^https:\/\/\S+$/ } });
  const validate = ajv.compile(schema);
  return (value) => (validate(value) ? undefined : ajv.errorsText(validate.errors));
}

function step(value: unknown, name: string): unknown[] {
  const list = name.endsWith('[]');
  const key = list ? name.slice(0, -2) : name;
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return [];
  const found: unknown = (value as Readonly<Record<string, unknown>>)[key];
  if (!list) return [found];
  return Array.isArray(found) ? found : [];
}

/** All values at a place, `a.b` a field in a field, `a[]` each entry of a list; none where it is absent. */
export function valuesAt(value: unknown, place: string): unknown[] {
  if (place === '') return [value];
  return place.split('.').reduce<unknown[]>((values, name) => values.flatMap((each) => step(each, name)), [value]);
}
