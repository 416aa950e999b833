/** The time zone of the configuration in what people read, and UTC in what machines read. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nightLog } from '../state/nights.js';
import { temporaryFolder } from '../temporary.js';
import { run } from './fake-io.js';

const folder = temporaryFolder();
const log = folder.write('a.jsonl', nightLog(0, { honest: 25, attackers: 1, each: 30 }));
const saved = folder.in('a.json');
const zone = ['--set', 'timeZone=America/New_York'];
const environment = { SOURCE_DATE_EPOCH: '1790913600' };

test('the zone is that of tables, pages, tickets, explanations and the closing summary; machines get UTC', async () => {
  const { out, err, code } = await run(['scan', log, ...zone], { environment });
  assert.equal(code, 0, err);
  assert.match(out, /2026-(09-30|10-01) \d\d:\d\d to 2026-10-01 \d\d:\d\d America\/New_York/);
  assert.match(err, /period +2026-(09-30|10-01) \d\d:\d\d to 2026-10-01 \d\d:\d\d America\/New_York/);
  await run(['scan', log, '-q', '-o', saved], { environment });
  for (const format of ['markdown', 'html', 'table']) {
    const shown = await run(['report', saved, '--format', format, ...zone], { environment });
    assert.match(shown.out, /America\/New_York/, format);
  }
  const explained = await run(['explain', 'slow-0', '--findings', saved, ...zone], { environment });
  assert.match(explained.out, /By hour of the day \(America\/New_York/);
  for (const format of ['json', 'ndjson', 'csv', 'ocsf', 'ecs', 'stix', 'prometheus', 'responses']) {
    const [plain, zoned] = [
      await run(['report', saved, '--format', format], { environment }),
      await run(['report', saved, '--format', format, ...zone], { environment }),
    ];
    assert.equal(zoned.out, plain.out, format);
  }
});

test('without the setting everything is UTC, and a zone that is none ends the run', async () => {
  assert.match((await run(['report', saved], { environment })).out, / UTC: /);
  const { code, err } = await run(['report', saved, '--set', 'timeZone=Berlin'], { environment });
  assert.equal(code, 2);
  assert.match(err, /timeZone "Berlin" \(--set\) is not a time zone/);
});
