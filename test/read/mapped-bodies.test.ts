/** Columns that hold a whole answer, named by hand for parts of it: what `detect` prints must read the same log. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readRecords } from './reading.js';

const time = '2026-01-05T10:00:00.000Z';

for (const [name, record] of [
  [
    'a chat recorder',
    {
      ts: time,
      account: 'a',
      request: { model: 'm-1', messages: [{ role: 'user', content: 'why not?' }], temperature: 0.5 },
      response: {
        choices: [{ message: { role: 'assistant', content: 'because' }, finish_reason: 'stop' }],
        usage: { prompt_tokens: 4, completion_tokens: 1 },
      },
    },
  ],
  [
    'a label and its probabilities in one column',
    { ts: time, account: 'a', input: { x: 1 }, output: { label: 'p', probs: { p: 0.75, q: 0.25 } } },
  ],
  [
    'a response written as a JSON string',
    { ts: time, account: 'a', input: 'why not?', output: JSON.stringify({ label: 'p', probs: { p: 0.75, q: 0.25 } }) },
  ],
] as const) {
  test(`the mapping printed for ${name} reads the same events when it is given back`, async () => {
    const found = await readRecords([record, record]);
    const again = await readRecords([record, record], { map: found.report.mapping });
    assert.deepEqual(again.events, found.events);
    assert.deepEqual(again.report.fields, found.report.fields);
  });
}

test('a column of class probabilities that is named by hand is still taken for them alone', async () => {
  const map = { probabilities: 'scores', label: 'best' };
  const { events } = await readRecords(
    [{ ts: time, account: 'a', input: 'hm', best: 'q', scores: { p: 0.7, q: 0.3 } }],
    {
      map,
    },
  );
  assert.equal(events[0]?.['label'], 'q');
  assert.equal(
    (
      await readRecords([{ ts: time, account: 'a', input: 'hm', scores: { p: 0.7 } }], {
        map: { probabilities: 'scores' },
      })
    ).report.fields.probabilities,
    1,
  );
});
