import assert from 'node:assert/strict';
import { test } from 'node:test';
import { beginning, SHOWN_CHARACTERS } from '../../src/represent/stored-input.js';
import { EventView } from '../../src/events/event.js';

function beginningOf(bytes: Uint8Array): string {
  const { text } = new EventView();
  text.set(bytes, 0, bytes.length);
  return beginning(text);
}

test('a short text is kept whole', () => {
  assert.equal(beginningOf(Buffer.from('Grüße')), 'Grüße');
});

test('a long text is cut between characters', () => {
  assert.equal(beginningOf(Buffer.from('ä'.repeat(500))), 'ä'.repeat(SHOWN_CHARACTERS));
  assert.equal(beginningOf(Buffer.from(`a${'🙂'.repeat(500)}`)), `a${'🙂'.repeat(119)}`);
});

test('a megabyte of malformed bytes is not kept', () => {
  assert.ok(beginningOf(new Uint8Array(1 << 20).fill(0x80)).length <= SHOWN_CHARACTERS);
});
