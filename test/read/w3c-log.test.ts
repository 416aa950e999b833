/** The W3C extended log format as IIS and CloudFront write it. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readBytes } from './reading.js';

const iis = [
  '#Software: Microsoft Internet Information Services 10.0',
  '#Version: 1.0',
  '#Date: 2026-01-05 10:00:00',
  '#Fields: date time s-ip cs-method cs-uri-stem cs-username c-ip cs(User-Agent) sc-status time-taken',
  '2026-01-05 10:00:01 10.0.0.1 POST /v1/predict acme 203.0.113.9 Mozilla/5.0+(X11) 200 31',
  '2026-01-05 10:00:02 10.0.0.1 POST /v1/predict - 203.0.113.9 - 429 5',
];

test('IIS: names come from the directive, a plus is a blank, a dash is nothing', async () => {
  const { events, report } = await readBytes(`${iis.join('\r\n')}\r\n`);
  assert.equal(report.files[0]?.container, 'w3c');
  assert.deepEqual(events, [
    {
      ...{ time: '2026-01-05T10:00:01.000Z', account: 'acme', address: '203.0.113.9', agent: 'Mozilla/5.0 (X11)' },
      ...{ endpoint: '/v1/predict', status: 200, latencyMs: 31 },
    },
  ]);
  assert.deepEqual(report.counts.byReason, { 'no-account': 1 });
});

test('CloudFront: tabs part the fields, agents are escaped, times taken are seconds', async () => {
  const fields =
    'date time x-edge-location c-ip cs-method cs-uri-stem sc-status cs(User-Agent) x-edge-request-id time-taken';
  const row =
    '2026-01-05 10:00:01 FRA2 203.0.113.9 POST /v1/predict 200 Mozilla/5.0%20(X11;%20100%) abc== 0.250'.replaceAll(
      ' ',
      '\t',
    );
  const { events } = await readBytes(`#Version: 1.0\n#Fields: ${fields}\n${row}\n${row.replace('%)', '%25)')}\n`, {
    by: 'source',
  });
  assert.deepEqual(
    events.map(({ account, latencyMs, agent }) => [account, latencyMs, agent]),
    [
      ['203.0.113.9', 250, 'Mozilla/5.0%20(X11;%20100%)'],
      ['203.0.113.9', 250, 'Mozilla/5.0 (X11; 100%)'],
    ],
  );
});

test('fields may change on the way, the day may come from a directive, quotes keep blanks', async () => {
  const { events } = await readBytes(
    [
      ...['#Date: 2026-01-05 10:00:00', '#Fields: time cs-username cs(Prompt)', '10:00:01 acme "say ""hi"" now"'],
      ...['#Date: 2026-01-06 10:00:00', '#Fields: cs-username time cs(Prompt)', 'acme 10:00:02 -', ''],
    ].join('\n'),
  );
  assert.deepEqual(
    events.map(({ time, account }) => [time, account]),
    [
      ['2026-01-05T10:00:01.000Z', 'acme'],
      ['2026-01-06T10:00:02.000Z', 'acme'],
    ],
  );
});

test('rows of another width are counted, and the last one as cut off', async () => {
  const { report } = await readBytes([...iis, '2026-01-05 10:00:03 10.0.0.1', '2026-01-05 10:0'].join('\n'));
  assert.deepEqual(report.counts.byReason, { 'no-account': 1, 'bad-row': 1, 'cut-off': 1 });
  assert.equal(report.counts.events, 1);
});

test('cells of millions of characters are read; a quote that nothing closes, or something follows, is a sign like others', async () => {
  const long = 'x'.repeat(15_000_000);
  const cells = [`"${long}"`, `"${long}`, '"a"&b', '"a', `"${'""'.repeat(7_000_000)}"`, '"a  ""b"""'];
  const rows = cells.map((cell) => `2026-01-05 10:00:01 acme ${cell} 200`);
  const { events, report } = await readBytes(
    ['#Fields: date time cs-username prompt sc-status', ...rows, ''].join('\n'),
  );
  assert.deepEqual(report.counts.byReason, {});
  assert.deepEqual(
    events.map(({ text, status }) => [String(text).length < 20 ? text : String(text).length, status]),
    [long.length, long.length + 1, '"a"&b', '"a', 7_000_000, 'a  "b"'].map((text) => [text, 200]),
  );
});
