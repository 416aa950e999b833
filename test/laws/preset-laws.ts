/** What every preset must satisfy, whatever its layout. */
import assert from 'node:assert/strict';
import { presetOf, presets } from '../../src/read/presets/index.js';
import type { ReadOptions } from '../../src/read/read.js';
import type { Preset } from '../../src/read/presets/preset.js';
import type { RawRecord } from '../../src/read/values.js';
import { readRecords } from '../read/reading.js';

/** Declared metadata is complete: what it is, where it was learned, how it looks. */
export function hasMetadata(preset: Preset): void {
  assert.match(preset.id, /^[a-z0-9]+(-[a-z0-9]+)*$/);
  assert.ok(preset.title.length > 3 && preset.source.length > 3);
  assert.ok(Object.keys(preset.example).length > 1);
}

/** Its example is its own and nobody else's. */
export function recognisesItsOwn(preset: Preset): void {
  assert.equal(presetOf([preset.example]).id, preset.id);
  const sure = presets.filter(({ id, matches }) => id !== 'generic' && matches([preset.example]) > 0);
  assert.deepEqual(
    sure.map(({ id }) => id),
    preset.id === 'generic' ? [] : [preset.id],
  );
}

/** Where a layout names nobody, addresses stand in. */
function options({ columns }: Preset): Partial<ReadOptions> {
  return columns.account === undefined ? { by: 'source' } : {};
}

/** Its example becomes events with an account and a time, as JSON and as flat text cells. */
export async function givesEvents(preset: Preset): Promise<void> {
  const asCells = Object.fromEntries(
    Object.entries(preset.example).map(([name, value]) => [
      name,
      typeof value === 'object' && value !== null ? JSON.stringify(value) : value,
    ]),
  );
  const nested = await readRecords([preset.example], options(preset));
  assert.ok(nested.events.length > 0);
  for (const event of nested.events) {
    assert.ok(event['account'] !== undefined);
    assert.equal(event['time'] !== undefined, preset.id === 'generic' || preset.columns.time !== undefined);
  }
  // Sagemaker's halves are told apart by their inner names, so its layout has no flat form.
  if (presetOf([asCells]).id !== preset.id) return;
  assert.deepEqual((await readRecords([asCells], options(preset))).events, nested.events);
}

const hostile: readonly unknown[] = [
  ...[null, '', '-', 0, -1, 1e308, true, [], {}, [null], [[]], [{}], 'null', '\u0000', '\ud800', '{"a":', '[1,', '{}'],
  ...['%s%n', '__proto__', { __proto__: null }, { constructor: 1 }, { toString: 1, length: -1 }, 'x'.repeat(70_000)],
  ...['data: {', '99999999999999999999', '2026-99-99T99:99:99Z', ['[DONE]'], { data: 1 }, { ndarray: [1] }],
];

/** Any value in any column ends as an event, a rejection or a skipped record; nothing throws and nothing is lost. */
export async function survivesHostileValues(preset: Preset): Promise<void> {
  const records: RawRecord[] = [];
  for (const path of pathsOf(preset.example, [])) {
    for (const value of hostile) records.push(replaced(preset.example, path, value));
  }
  // Enough sound ones first that the layout stays recognised.
  const sound = Array.from({ length: 256 }, () => preset.example);
  const { report } = await readRecords([...sound, ...records], options(preset));
  const { read, events, rejected, skipped } = report.counts;
  assert.equal(read, sound.length + records.length);
  assert.equal(events + rejected + skipped, read);
}

/** What stands in columns that no mapping names, secrets above all, is in no event. */
export async function keepsSecretsOut(preset: Preset): Promise<void> {
  const secret = 'sk-live-0123456789abcdef';
  const headers = { authorization: `Bearer ${secret}`, 'x-api-key': secret, cookie: secret, apikey: secret };
  const { request } = preset.example;
  const inner = typeof request === 'object' && preset.id === 'kong' ? { request: { ...request, headers } } : {};
  const records = [{ ...preset.example, ...inner, headers, request_headers: headers }];
  const { events } = await readRecords(records, options(preset));
  assert.ok(events.length > 0);
  assert.ok(!JSON.stringify(events).includes(secret));
}

function pathsOf(record: RawRecord, above: readonly string[]): (readonly string[])[] {
  return Object.entries(record).flatMap(([name, value]) => {
    const path = [...above, name];
    const isInner = typeof value === 'object' && value !== null && !Array.isArray(value) && path.length < 4;
    return [path, ...(isInner ? pathsOf(value as RawRecord, path) : [])];
  });
}

function replaced(record: RawRecord, path: readonly string[], value: unknown): RawRecord {
  const [first = '', ...rest] = path;
  if (rest.length === 0) return { ...record, [first]: value };
  return { ...record, [first]: replaced(record[first] as RawRecord, rest, value) };
}
