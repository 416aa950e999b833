/** That texts are taken for prompts is told wherever nothing said so. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { noFieldCounts } from '../../src/events/fields.js';
import { notesOn } from '../../src/findings/notes.js';
import { makeFeatureTable } from '../../src/features/table.js';
import { scoreAccounts } from '../../src/scores/score.js';
import { keptNotes } from '../../src/privacy/notes.js';
import { type MadeEvent, populationOf, textsOf } from '../synthetic.js';

const START = Date.UTC(2026, 2, 2);

function isTold(events: readonly MadeEvent[]): boolean {
  const population = populationOf(events);
  const table = makeFeatureTable(population, { ...noFieldCounts(), input: 1 });
  const told = notesOn(population, scoreAccounts(population, table)).filter((note) =>
    note.includes('taken for prompts'),
  );
  assert.deepEqual(keptNotes(told), told, 'left out under pseudonyms');
  return told.length > 0;
}

test('that texts are taken for prompts is told, whatever others do who sent no texts', () => {
  assert.ok(isTold([...textsOf('a'), ...textsOf('b')]));
  assert.ok(isTold([...textsOf('a'), { account: 'b', time: START }]));
  assert.ok(isTold([...textsOf('a'), ...textsOf('b', { endpoint: '/v1/embeddings' })]));
  const many = Array.from({ length: 12 }, (_, i) => textsOf(`u${String(i)}`)).flat();
  assert.ok(isTold([...textsOf('a', { label: 'yes' }), ...many]));
});

test('where answers or operations tell, nothing is taken for anything', () => {
  assert.ok(!isTold([...textsOf('a'), ...textsOf('b', { output: 'Take it off first.' })]));
  assert.ok(!isTold(textsOf('a', { endpoint: '/v1/embeddings' })));
});
