/** `npm run giant -- --out DIR`: writes the giant campaign log and its labels, streamed; 28.8 million records by default. */
import { createWriteStream, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { giantSettings, makeGiant } from './scenarios/giant.js';

const { values } = parseArgs({
  options: {
    out: { type: 'string' },
    seed: { type: 'string', default: String(giantSettings.seed) },
    accounts: { type: 'string', default: String(giantSettings.accounts) },
    days: { type: 'string', default: String(giantSettings.days) },
    'a-day': { type: 'string', default: String(giantSettings.aDay) },
    campaigns: { type: 'string', default: giantSettings.campaigns.join(',') },
  },
});

if (values.out === undefined) {
  process.stderr.write(
    'usage: npm run giant -- --out DIR [--accounts 25000] [--days 44] [--a-day 26] [--campaigns 2000,300,60,12] [--seed N]\n',
  );
  process.exitCode = 2;
} else {
  const giant = makeGiant({
    seed: Number(values.seed),
    accounts: Number(values.accounts),
    days: Number(values.days),
    aDay: Number(values['a-day']),
    campaigns: values.campaigns.split(',').filter(Boolean).map(Number),
  });
  mkdirSync(values.out, { recursive: true });
  writeFileSync(join(values.out, 'labels.csv'), giant.labels());
  await pipeline(Readable.from(giant.lines()), createWriteStream(join(values.out, 'log.jsonl')));
}
