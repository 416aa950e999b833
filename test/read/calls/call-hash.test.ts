/** Calls that differ in anything have other numbers. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { callNames, EventView } from '../../../src/events/event.js';
import { callHash } from '../../../src/read/calls/call-hash.js';

function call(change: (event: EventView) => void): number {
  const event = new EventView();
  event.callName = callNames.moment;
  event.time = 1e12;
  const bytes = Buffer.from('request-id|account|a text of some length, and more of it');
  event.requestId.set(bytes, 0, 10);
  event.account.set(bytes, 11, 18);
  event.text.set(bytes, 19, bytes.length);
  event.vector.fill(0.5);
  event.vectorLength = 8;
  change(event);
  return callHash(event);
}

test('the same call has the same number, wherever its bytes lie', () => {
  const moved = call((event) => {
    for (const slice of [event.requestId, event.account, event.text]) {
      const copy = Buffer.concat([Buffer.from('xyz'), slice.bytes.subarray(slice.start, slice.end), Buffer.from('!')]);
      slice.set(copy, 3, copy.length - 1);
    }
  });
  assert.equal(
    moved,
    call(() => undefined),
  );
});

test('ids of every length, accounts, times, texts and numbers that differ a little are calls of their own', () => {
  const seen = new Set([call(() => undefined)]);
  let calls = 1;
  const add = (change: (event: EventView) => void): void => {
    seen.add(call(change));
    calls += 1;
  };
  for (let i = 0; i < 5000; i += 1) {
    const id = Buffer.from(`req-${i}`);
    add(({ requestId }) => {
      requestId.set(id, 0, id.length);
    });
    add(({ account }) => {
      account.set(id, 0, id.length);
    });
    add(({ text }) => {
      text.set(id, 0, id.length);
    });
    add((event) => (event.time += i + 1));
    add((event) => (event.vector[i % 8] = i + 1));
  }
  for (let length = 1; length < 40; length += 1) {
    add(({ requestId }) => {
      requestId.set(Buffer.alloc(length), 0, length);
    });
  }
  assert.equal(seen.size, calls);
});
