/** Options in, checked values or words about the mistake out. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { collect, countOption, known, listOption } from '../../src/commands/options.js';
import { filePage, terminalPage } from '../../src/commands/page-options.js';
import { readingOptions } from '../../src/commands/reading-options.js';
import { fakeIo, type Surroundings } from './fake-io.js';

const now = new Date('2026-11-21T12:00:00Z');

test('repeated options are gathered in order', () => {
  assert.deepEqual(collect('b', collect('a')), ['a', 'b']);
  assert.deepEqual(listOption({}, 'map'), []);
});

test('counts are whole numbers from their least', () => {
  assert.equal(countOption({ top: '5' }, 'top', 1), 5);
  assert.equal(countOption({}, 'top', 1), undefined);
  for (const top of ['0', '-1', '1.5', 'many', '']) {
    assert.throws(() => countOption({ top }, 'top', 1), /--top ".*" is not a whole number from 1/);
  }
});

test('unknown words are answered with the nearest and the known ones', () => {
  assert.equal(known('format', 'json', ['table', 'json']), 'json');
  assert.throws(() => known('format', 'jsno', ['table', 'json']), {
    message: 'unknown format "jsno"',
    hint: 'did you mean json? known: table, json',
  });
  assert.throws(() => known('format', 'xxxxxxxx', ['table', 'json']), { hint: 'known: table, json' });
});

test('maps, since, until and strict reach the reader', () => {
  const options = { map: ['account=caller.id', 'time=a=b'], since: '7d', until: '2026-11-20' };
  assert.deepEqual(readingOptions(options, now), {
    map: { account: 'caller.id', time: 'a=b' },
    since: Date.parse('2026-11-14T12:00:00Z'),
    until: Date.parse('2026-11-20T00:00:00Z'),
    strict: false,
  });
  assert.deepEqual(readingOptions({ columns: 'time, account,,input' }, now).columnNames, [
    'time',
    'account',
    '',
    'input',
  ]);
  for (const [columns, message] of [
    ['ts,account,ts', '--columns: "ts" is given twice'],
    [' , ', '--columns: no name is given'],
  ] as const)
    assert.throws(() => readingOptions({ columns }, now), { name: 'UserError', message });
  assert.deepEqual(readingOptions({ strict: true }, now), { map: {}, since: NaN, until: NaN, strict: true });
});

test('maps and times that make no sense are mistakes', () => {
  assert.throws(() => readingOptions({ map: ['acount=x'] }, now), /unknown field of --map "acount"/);
  assert.throws(() => readingOptions({ map: ['account'] }, now), /is not field=path/);
  assert.throws(() => readingOptions({ map: ['account='] }, now), /is not field=path/);
  assert.throws(() => readingOptions({ since: 'soon' }, now), /--since "soon" is not a time/);
  assert.throws(() => readingOptions({ since: '1d', until: '2d' }, now), /--since 1d is not before --until 2d/);
});

function page(options: Record<string, unknown>, around: Surroundings) {
  const { stdout, environment } = fakeIo(around);
  return terminalPage(options, stdout, environment);
}

test('the width is what was asked for, else the terminal’s, else 100, and never below 60', () => {
  assert.equal(page({ width: '72' }, { columns: 120 }).width, 72);
  assert.equal(page({}, { columns: 120 }).width, 120);
  assert.equal(page({}, { columns: 40 }).width, 60);
  assert.equal(page({}, {}).width, 100);
  assert.throws(() => page({ width: '59' }, {}), /--width "59" is not a whole number from 60/);
});

test('colour follows the options, then FORCE_COLOR, NO_COLOR, and the terminal', () => {
  const color = (options: Record<string, unknown>, environment: Record<string, string>, terminal = true): boolean =>
    page(options, { terminal, environment }).color;
  assert.equal(color({}, {}), true);
  assert.equal(color({}, {}, false), false);
  assert.equal(color({}, { NO_COLOR: '1' }), false);
  assert.equal(color({}, { NO_COLOR: '' }), true);
  assert.equal(color({}, { TERM: 'dumb' }), false);
  assert.equal(color({}, { FORCE_COLOR: '1' }, false), true);
  assert.equal(color({}, { FORCE_COLOR: '0' }), false);
  assert.equal(color({ color: true }, { NO_COLOR: '1' }, false), true);
  assert.equal(color({ color: false }, { FORCE_COLOR: '1' }), false);
});

test('block characters give way to ASCII where the terminal’s locale has no others, or when asked', () => {
  const unicode = (options: Record<string, unknown>, environment: Record<string, string>, terminal = true): boolean =>
    page(options, { terminal, environment }).unicode;
  assert.equal(unicode({}, {}), true);
  assert.equal(unicode({}, { LANG: 'en_GB.UTF-8' }), true);
  assert.equal(unicode({}, { LANG: 'en_GB.UTF-8', LC_ALL: 'C' }), false);
  assert.equal(unicode({}, { LANG: 'de_DE.ISO-8859-1' }), false);
  for (const LANG of ['ja_JP.eucJP', 'ru_RU.KOI8-R', 'POSIX', 'en_US'])
    assert.equal(unicode({}, { LANG }), false, LANG);
  for (const LC_CTYPE of ['C.utf8', 'de_DE.UTF-8']) assert.equal(unicode({}, { LC_CTYPE, LANG: 'C' }), true, LC_CTYPE);
  assert.equal(unicode({}, { LANG: 'en_GB.UTF-8', TERM: 'dumb' }), false);
  assert.equal(unicode({}, { LC_ALL: 'C' }, false), true);
  assert.equal(unicode({ ascii: true }, {}), false);
});

test('files look the same whoever writes them', () => {
  assert.deepEqual(filePage({ color: true }), { width: 100, color: false, unicode: true, redact: 1 });
});
