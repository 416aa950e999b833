/** Every reporter obeys the laws of reporters, on a rich document and on an empty one. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { reporters } from '../../src/report/index.js';
import { emptyExample, example } from '../findings-example.js';
import * as laws from '../laws/reporter-laws.js';

for (const reporter of reporters) {
  describe(reporter.id, () => {
    test('its metadata is filled in', () => {
      laws.hasMetadata(reporter);
    });
    test('the same document gives the same bytes', () => {
      laws.givesTheSameBytes(reporter, example);
    });
    test('it ends with one newline', () => {
      laws.endsWithOneNewline(reporter, example);
    });
    test('no hostile text is printed raw', () => {
      laws.printsNothingRaw(reporter, example);
    });
    test('inputs are redacted unless asked for', () => {
      laws.hidesInputs(reporter, example);
    });
    test('a document that was saved and read back prints the same', () => {
      laws.printsTheSameReadBack(reporter, example);
    });
    test('a document without accounts is printed too', () => {
      laws.printsNothingRaw(reporter, emptyExample);
      laws.givesTheSameBytes(reporter, emptyExample);
    });
    if (reporter.mediaType !== 'text/plain') return;
    test('no line is wider than the page', () => {
      laws.fitsThePage(reporter, example);
      laws.fitsThePage(reporter, emptyExample);
    });
    test('plain ASCII is kept to where it is all there is', () => {
      laws.keepsToAscii(reporter, example);
    });
    test('it is coloured only when asked', () => {
      laws.coloursOnlyWhenAsked(reporter, example);
    });
  });
}

test('no two reporters have one id', () => {
  assert.equal(new Set(reporters.map(({ id }) => id)).size, reporters.length);
});
