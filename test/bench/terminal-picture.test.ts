/** The picture of a terminal holds every letter at its column, in its colour. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { terminalPicture } from '../../bench/terminal-picture.js';

const ESC = '\u001b[';

test('words stand at their columns with their colour and weight', () => {
  const printed = `${ESC}2m#${ESC}22m  ${ESC}31m${ESC}1mhigh  0.9${ESC}22m${ESC}39m plain\n`;
  const svg = terminalPicture({ command: 'run', printed });
  const words = [
    ...svg.matchAll(/<text x="(\d+)" y="(\d+)" fill="(#\w+)"( font-weight="bold")? textLength="(\d+)"[^>]*>([^<]*)</g),
  ];
  assert.deepEqual(
    words.map(([, x, y, colour, bold, length, text]) => [x, y, colour, bold !== undefined, length, text]),
    [
      ['14', '27', '#d7dde5', false, '40', '$ run'],
      ['14', '45', '#8b96a5', false, '8', '#'],
      [String(14 + 3 * 8), '45', '#ff7b72', true, '32', 'high'],
      [String(14 + 9 * 8), '45', '#ff7b72', true, '24', '0.9'],
      [String(14 + 13 * 8), '45', '#d7dde5', false, '40', 'plain'],
    ],
  );
});

test('markup in the output is text, and an unknown colour is an error', () => {
  assert.match(
    terminalPicture({ command: 'a < b', printed: '<script> & "x"\n' }),
    /&lt;script&gt; &amp; &quot;x&quot;/,
  );
  assert.throws(
    () => terminalPicture({ command: 'run', printed: `${ESC}45mpink\n` }),
    /no colour for the SGR code "45"/,
  );
});

test('lines are chosen by what is read, not by the codes between', () => {
  const printed = `one\n${ESC}31mt${ESC}39mwo\nthree\n`;
  const svg = terminalPicture({ command: 'run', printed, show: '/^two/' });
  assert.deepEqual(
    [...svg.matchAll(/>([^<\n]+)<\/text>/g)].map(([, text]) => text),
    ['$ run', '...', 't', 'wo', '...'],
  );
});
