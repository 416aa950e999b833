/** Bodies that a size limit has cut, told from texts that begin with a bracket. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { isCutJson } from '../../src/read/cut-json.js';

test('every beginning of a JSON object or list is a cut body, the whole of it is none', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.array(fc.jsonValue(), { minLength: 1 }), fc.dictionary(fc.string(), fc.jsonValue())),
      (value) => {
        const text = JSON.stringify(value, undefined, 1);
        for (let end = 1; end < text.length; end += 1) assert.ok(isCutJson(text.slice(0, end)), text.slice(0, end));
        assert.ok(!isCutJson(text));
      },
    ),
  );
});

test('prose, citations, log lines and templates that begin with a bracket are no cut bodies', () => {
  for (const text of [
    '[1] According to the source, what is it? [2]',
    '[2024-01-05 10:00:00] ERROR: what does this mean',
    '[INFO] "started" what now',
    '["To be" or not to be, who wrote that?]',
    '[[wiki]] link, explain',
    '{{name}} ordered {{count}} things',
    '{"a": 1} is this JSON valid?',
    '[] or list() in Python',
    '[a link](https://example.org) is broken, why',
    'plain words [',
  ])
    assert.ok(!isCutJson(text), text);
});

test('what programs write behind the cut does not hide it', () => {
  const body = '{"messages":[{"role":"user"},';
  for (const marker of ['...', '…', '... [truncated 1200 bytes]', '<truncated>', ' (truncated)'])
    assert.ok(isCutJson(body + marker), marker);
  assert.ok(isCutJson("{'messages': [{'role': 'user', 'content': 'it"), 'as Python prints it');
});

test('a bracket after bracket of a hostile text costs no more than its length', () => {
  assert.ok(isCutJson('['.repeat(1 << 20)));
});
