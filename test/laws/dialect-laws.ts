/** What every body dialect must satisfy, whatever its protocol. */
import assert from 'node:assert/strict';
import { EventView } from '../../src/events/event.js';
import type { Dialect, Exchange } from '../../src/read/dialects/dialect.js';
import { dialectOf } from '../../src/read/dialects/index.js';
import { Scratch } from '../../src/read/scratch.js';

const hostile: readonly unknown[] = [
  ...[undefined, null, '', '-', 0, -1, NaN, 1e308, true, [], {}, [null], [[]], [[[]]], [{}], [1, 'a', null]],
  ...['\u0000', '\ud800', '{"a":', 'data: {', 'data: null\n', ['[DONE]'], [{ choices: [null] }], [-3, -4], [1e15]],
  ...[{ constructor: 1 }, { toString: 1, length: -1 }, { parts: [null] }, { role: {}, content: 5 }, [{ role: 'user' }]],
];

/** Any value in any place of request or response is written, or passed over, without an error. */
export function survivesHostileBodies(dialect: Dialect): void {
  const { request, response } = dialect.example;
  const whole: Exchange = { request, response, parameters: undefined };
  for (const path of pathsOf(whole, [])) {
    for (const value of hostile) {
      const exchange = replaced(whole, path, value) as Exchange;
      for (const reader of [dialect, dialectOf(exchange)]) writeAll(reader, exchange);
    }
  }
}

function writeAll(dialect: Dialect, exchange: Exchange): void {
  const target = {
    event: new EventView(),
    scratch: new Scratch(),
    stringOutput: 'label' as const,
    numbersMeasure: false,
  };
  const rows = dialect.rows(exchange);
  assert.ok(Number.isInteger(rows) && rows >= 1 && rows < 100, `${dialect.id}: ${rows} rows`);
  for (let row = 0; row < rows; row += 1) dialect.write(exchange, row, target);
}

function pathsOf(value: unknown, above: readonly string[]): (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => {
    const path = [...above, name];
    return [path, ...pathsOf(inner, path)];
  });
}

function replaced(whole: unknown, path: readonly string[], value: unknown): unknown {
  const [first, ...rest] = path;
  if (first === undefined) return value;
  if (Array.isArray(whole)) {
    const list: readonly unknown[] = whole;
    return list.map((item, i) => (String(i) === first ? replaced(item, rest, value) : item));
  }
  const record = whole as Readonly<Record<string, unknown>>;
  return { ...record, [first]: replaced(record[first], rest, value) };
}
