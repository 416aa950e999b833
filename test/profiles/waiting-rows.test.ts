/** Rows that wait for the scales of their columns keep what they need of the event, not where it stood. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EventView, inputKinds } from '../../src/events/event.js';
import { WaitingRows } from '../../src/profiles/waiting-rows.js';
import { RepresentedInput } from '../../src/represent/represented-input.js';

test('a waiting row keeps its label though the reader uses its buffer again', () => {
  const event = new EventView();
  const input = new RepresentedInput();
  const waiting = new WaitingRows();
  const block = Buffer.from('late');
  event.inputKind = inputKinds.vector;
  event.vector.set([1, 2, 3]);
  event.vectorLength = 3;
  event.label.set(block, 0, 4);
  input.begin(event);
  waiting.add(7, event, input);
  block.fill(0x78);
  const labels: string[] = [];
  waiting.release(input, (account, row) => labels.push(`${account} ${row.label.toString()}`));
  assert.deepEqual(labels, ['7 late']);
});
