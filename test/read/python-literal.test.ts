/** Dictionaries as Python prints them. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parsePython } from '../../src/read/python-literal.js';
import { readBytes } from './reading.js';

// Printed by Python 3.11: print({...}).
const printed = String.raw`{'role': 'user', 'content': "it's", 'n': [1, -2.5, 1e-05, (1,), ()], 'no': None, 'yes': True, 'x': nan, 'id': 14642743634293743168, 'esc': 'a"b\'c\\d\n\té\x07', 'raw': b'by'}`;

test('dictionaries, lists, tuples, words, numbers and both kinds of quotes', () => {
  assert.deepEqual(parsePython(printed), {
    ...{ role: 'user', content: "it's", n: [1, -2.5, 1e-5, [1], []], no: null, yes: true, x: null },
    ...{ id: '14642743634293743168', esc: 'a"b\'c\\d\n\té\u0007', raw: 'by' },
  });
  assert.deepEqual(parsePython('{"it\'s": True}'), { "it's": true });
});

test('structs of DuckDB: texts stand there without quotes', () => {
  // Printed by DuckDB 1.4: select {'a': 1, ...}::varchar.
  const struct =
    "{'a': 1, 'b': NULL, 'c': hello world, 'd': 2026-01-05 10:00:00, 'e': [x, 2.5], 'f': {'g': true, 'h': 'a, b'}}";
  assert.deepEqual(parsePython(struct), {
    ...{ a: 1, b: null, c: 'hello world', d: '2026-01-05 10:00:00', e: ['x', 2.5], f: { g: 'true', h: 'a, b' } },
  });
  for (const text of ["['a', b]", "{'a': b, c}", "{'a': np.array([1])}", "{'a': }", "{a: 1, 'b': 2}"]) {
    assert.equal(parsePython(text), undefined, text);
  }
});

test('prose in braces, and what is cut off, stays text', () => {
  for (const text of ["{'a': 1", "{'a'}", "{'a': open('x')}", "['a' 'b']", "{'a': 1} and more", '{None}', "('a', )x"]) {
    assert.equal(parsePython(text), undefined, text);
  }
  assert.equal(parsePython("'".repeat(9)), undefined);
});

test('deep nesting and long texts neither end the program nor take long', () => {
  assert.equal(parsePython("['a',".repeat(100_000)), undefined);
  assert.ok(Array.isArray(parsePython(`[${"'a',".repeat(200_000)}]`)));
});

test('an escape whose digits are none stands for no letter, and never ends a run', async () => {
  for (const digits of ['-1', 'zz', '-0']) {
    const text = String.raw`{'account': 'a', 'input': '\x${digits}`;
    assert.match((parsePython(`${text} '}`) as { input: string }).input, /^\ufffd/);
    const { report } = await readBytes(`{"account":"b","input":"x"}\n${text} '}\n${text}`);
    assert.deepEqual([report.counts.read, report.counts.events], [3, 2]);
  }
});

test('names that would change every object are left out', () => {
  assert.deepEqual(Object.keys(parsePython("{'__proto__': {'x': 1}, 'a': 1}") ?? {}), ['a']);
});

test('a CSV file of pandas, with dictionaries in its cells, is read like the JSON it could have been', async () => {
  const csv = (request: string, response: string): string =>
    [
      'time,user,request,response',
      ...Array.from({ length: 300 }, (_, i) => `2026-01-05T10:00:00Z,u${i % 5},${quoted(request)},${quoted(response)}`),
    ].join('\n');
  const python = await readBytes(
    csv(
      "{'model': 'm', 'messages': [{'role': 'user', 'content': 'say \"hi\"'}], 'logprobs': True}",
      "{'choices': [{'message': {'content': \"it's\"}}], 'usage': {'prompt_tokens': 3, 'completion_tokens': 1}}",
    ),
  );
  const json = await readBytes(
    csv(
      '{"model": "m", "messages": [{"role": "user", "content": "say \\"hi\\""}], "logprobs": true}',
      '{"choices": [{"message": {"content": "it\'s"}}], "usage": {"prompt_tokens": 3, "completion_tokens": 1}}',
    ),
  );
  assert.deepEqual(python.events, json.events);
  assert.equal(python.events[299]?.['text'], 'say "hi"');
});

function quoted(cell: string): string {
  return `"${cell.replaceAll('"', '""')}"`;
}
