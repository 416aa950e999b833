/** Every reporter on a document in which every text field is hostile: nothing gets out of its place. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { compareFindings } from '../../src/findings/compare.js';
import type { Findings } from '../../src/findings/findings.js';
import { differenceJson, differenceMarkdown, differenceTable } from '../../src/report/difference.js';
import { reporters } from '../../src/report/index.js';
import { makePage } from '../../src/report/page.js';
import type { Reporter } from '../../src/report/reporter.js';
import { attack, hostileEverywhere } from '../hostile-document.js';
import * as laws from '../laws/reporter-laws.js';
import { rendered } from '../laws/reporter-laws.js';
import { nightlyExample } from '../nightly-example.js';

const hostile = hostileEverywhere(nightlyExample);

/** How many fields carry an attack: all that the types know as texts, but for our own words and times. */
test('the document is hostile everywhere', () => {
  assert.ok(JSON.stringify(hostile).split('globalThis.hacked=1').length > 200);
});

function reporter(id: string): Reporter {
  const found = reporters.find((each) => each.id === id);
  assert.ok(found !== undefined, id);
  return found;
}

function lines(id: string, findings: Findings = hostile): string[] {
  const text = rendered(reporter(id), findings, { redact: 0 });
  assert.ok(text.endsWith('\n'));
  return text.slice(0, -1).split('\n');
}

for (const each of reporters) {
  describe(each.id, () => {
    test('no control character, no mark that turns a line, nothing invisible', () => {
      laws.printsNothingRaw(each, hostile);
    });
    test('the same bytes twice', () => {
      laws.givesTheSameBytes(each, hostile);
    });
    test('no more lines than with friendly names: no text ends a line', () => {
      if (each.mediaType === 'text/plain') return;
      const friendly = rendered(each, nightlyExample).split('\n').length;
      assert.ok(rendered(each, hostile).split('\n').length <= friendly);
    });
    if (each.mediaType !== 'text/plain') return;
    test('within the page, in ASCII where asked for, coloured by us alone', () => {
      laws.fitsThePage(each, hostile);
      laws.keepsToAscii(each, hostile);
      laws.coloursOnlyWhenAsked(each, hostile);
    });
  });
}

/** A reader of CSV as RFC 4180 describes it. */
function cellsOf(text: string): string[][] {
  const rows: string[][] = [[]];
  const cell = /("(?:[^"]|"")*"|[^",\n]*)(,|\n|$)/gy;
  while (cell.lastIndex < text.length) {
    const [, raw = '', end] = cell.exec(text) ?? [];
    const row = rows.at(-1);
    assert.ok(row !== undefined && end !== undefined, 'not CSV');
    row.push(raw.startsWith('"') ? raw.slice(1, -1).replaceAll('""', '"') : raw);
    if (end === '\n') rows.push([]);
  }
  return rows.slice(0, -1);
}

test('csv: every row has the columns of the heading, and no cell is a formula', () => {
  const [head = [], ...rows] = cellsOf(rendered(reporter('csv'), hostile));
  assert.equal(rows.length, hostile.accounts.length);
  for (const row of rows) {
    assert.equal(row.length, head.length);
    for (const cell of row) assert.doesNotMatch(cell, /^\s*"*[=+@\t\r]|^\s*-(?!\d)/, cell);
  }
});

test('csv: the reader of this test tells cells apart', () => {
  assert.deepEqual(cellsOf('a,"b,""c""\n"\nd,\n'), [
    ['a', 'b,"c"\n'],
    ['d', ''],
  ]);
});

for (const id of ['ndjson', 'ocsf', 'ecs', 'responses']) {
  test(`${id}: one JSON object a line, and each name is whole in it`, () => {
    const parsed = lines(id).map((line) => JSON.parse(line) as unknown);
    assert.ok(parsed.length > 0);
    assert.ok(JSON.stringify(parsed).includes(JSON.stringify(attack).slice(1, -1)));
  });
}

for (const id of ['json', 'stix']) {
  test(`${id}: one JSON document with the texts as they were`, () => {
    const text = JSON.stringify(JSON.parse(rendered(reporter(id), hostile, { redact: 0 })));
    assert.ok(text.includes(JSON.stringify(attack).slice(1, -1)));
  });
}

test('prometheus: every line is a comment or a sample, and no label ends before its quote', () => {
  // Exposition format 0.0.4: backslash, quote and newline are the escapes of a label value.
  const sample = /^[a-z_]+(\{[a-z_]+="(?:[^"\\\n]|\\[\\"n])*"(,[a-z_]+="(?:[^"\\\n]|\\[\\"n])*")*\})? -?[0-9.e+-]+$/;
  for (const line of lines('prometheus')) assert.match(line, /^# (HELP|TYPE) clonewatch_/.test(line) ? /./ : sample);
});

/** Markdown without its code spans: what is left is markup and prose. A span is closed by as many ticks as opened it (CommonMark 6.1). */
function withoutCode(line: string): string {
  return line.replace(/(?<![`\\])(`+)(?!`)(.*?)(?<!`)\1(?!`)/g, 'code');
}

test('markdown: outside of code there is no tag, link, mention, image, address or open mark', () => {
  for (const line of lines('markdown')) {
    const prose = withoutCode(line);
    assert.doesNotMatch(prose, /(?<!\\)[<[]|(?<!\\)!\[|@\w|:\/\/|www\./, line);
    assert.ok(!/(?<!\\)`/.test(prose), line);
  }
});

test('markdown: a table row has the cells of its heading, whatever stands in them', () => {
  const tables = lines('markdown')
    .join('\n')
    .split(/\n(?!\|)/)
    .map((part) => part.split('\n').filter((line) => line.startsWith('|')))
    .filter((rows) => rows.length > 0);
  assert.ok(tables.length >= 2);
  for (const rows of tables) {
    assert.equal(new Set(rows.map((row) => row.split(/(?<!\\)\|/).length)).size, 1, rows.join('\n'));
  }
});

test('html: no text is markup, no attribute ends early, no data leaves its element', () => {
  const page = rendered(reporter('html'), hostile, { redact: 0 });
  const [, markup = ''] = /<body>([^]*?)<script type="application\/json"/.exec(page) ?? [];
  assert.ok(markup.includes('&lt;script&gt;globalThis.hacked=1'));
  assert.doesNotMatch(markup, /<script|<img|\son\w+=["']?globalThis/i);
  for (const [, data = ''] of page.matchAll(/<script type="application\/json" id="[a-z0-9-]+">([^]*?)<\/script>/g)) {
    assert.doesNotMatch(data, /[<>&\u2028\u2029]/);
    assert.doesNotThrow(() => JSON.parse(data));
  }
  assert.equal(page.match(/<script/g)?.length, page.match(/<\/script>/g)?.length);
});

test('diff: hostile names stay in their line, their cell and their code', () => {
  const comparison = compareFindings(hostile, hostileEverywhere({ ...nightlyExample, campaigns: [] }));
  const table = [...differenceTable(makePage({ ...laws.plainPage, width: 80 }), comparison)].join('\n');
  assert.doesNotMatch(table, /[^\P{Cc}\n]|[\p{Cf}\p{Zl}\p{Zp}]/u);
  for (const line of differenceJson(comparison)) assert.doesNotThrow(() => JSON.parse(line) as unknown);
  for (const line of differenceMarkdown(comparison)) {
    assert.doesNotMatch(line, /[^\P{Cc}]|[\p{Cf}\p{Zl}\p{Zp}]/u);
    assert.doesNotMatch(withoutCode(line), /(?<!\\)[<[`]|@\w|:\/\//, line);
  }
});
