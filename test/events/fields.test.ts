import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EventView, inputKinds } from '../../src/events/event.js';
import { countFields } from '../../src/events/count-fields.js';
import { eventFieldIds, noFieldCounts } from '../../src/events/fields.js';

const word = new TextEncoder().encode('word');

function full(): EventView {
  const event = new EventView();
  const { account, address, agent, model, endpoint, requestId, label, outputText } = event;
  for (const slice of [account, address, agent, model, endpoint, requestId, label, outputText])
    slice.set(word, 0, word.length);
  Object.assign(event, { time: 0, status: 200, latencyMs: 0, tokensIn: 0, tokensOut: 0 });
  Object.assign(event, { inputKind: inputKinds.hidden, probabilityCount: 1, hasParameters: true });
  return event;
}

test('an event that tells everything counts once in every field, an empty one in none', () => {
  const counts = noFieldCounts();
  countFields(counts, full());
  countFields(counts, new EventView());
  assert.deepEqual(counts, Object.fromEntries(eventFieldIds.map((id) => [id, 1])));
});
