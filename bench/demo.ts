/** Makes the logs kept in fixtures: `npm run demo`. Same code and seed, same logs. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { FIXTURE_SEED, makeScenario } from './scenarios/index.js';
import { labelsCsv, writeLog } from './scenarios/write.js';
import type { Label } from './scenarios/scenario.js';

/** npm runs this in the project's folder; another one may be named instead. */
const fixtures = process.argv[2] ?? 'fixtures';

/** Scenario and the file of the demo folder it fills. */
const demo = [
  ['demo-predict', 'predict.jsonl.gz'],
  ['demo-chat', 'chat.jsonl.gz'],
] as const;

/** All-honest scenarios and their folder in fixtures/good. */
const good = [
  ['good-chat', 'chat'],
  ['good-tabular', 'tabular'],
  ['good-text', 'text'],
] as const;

const labels: Label[] = [];
for (const [name, file] of demo) {
  const played = makeScenario(name, { seed: FIXTURE_SEED });
  report(name, writeLog(played, join(fixtures, 'demo', file)), played.labels.length);
  labels.push(...played.labels);
}
mkdirSync(fixtures, { recursive: true });
writeFileSync(join(fixtures, 'demo-labels.csv'), labelsCsv(labels));

for (const [name, folder] of good) {
  const played = makeScenario(name, { seed: FIXTURE_SEED });
  report(name, writeLog(played, join(fixtures, 'good', folder, 'log.jsonl.gz')), played.labels.length);
}

function report(
  name: string,
  { records, zippedBytes }: { records: number; zippedBytes: number },
  accounts: number,
): void {
  console.error(`${name}: ${records} records, ${accounts} accounts, ${zippedBytes} bytes`);
}
