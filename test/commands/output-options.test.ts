import assert from 'node:assert/strict';
import { test } from 'node:test';
import { documentFormats } from '../../src/commands/output-options.js';
import { byWords } from '../../src/commands/reading-options.js';
import { identityWords } from '../../src/read/principals.js';
import { reporters } from '../../src/report/index.js';

test('the help names every format there is', () => {
  assert.deepEqual(
    documentFormats,
    reporters.map(({ id }) => id),
  );
});

test('the help names every identity that the readers know', () => {
  assert.deepEqual(byWords, identityWords);
});
