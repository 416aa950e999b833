/** Makes the logs kept in fixtures: `npm run demo`. Same code and seed, same logs. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { keptDemo, keptGood } from './scenarios/kept.js';
import { FIXTURE_SEED, makeScenario } from './scenarios/index.js';
import type { Label } from './scenarios/scenario.js';
import { labelsCsv, writeLog } from './scenarios/write.js';

/** npm runs this in the project's folder; another one may be named instead. */
const fixtures = process.argv[2] ?? 'fixtures';

async function write(name: string, file: string): Promise<readonly Label[]> {
  const played = makeScenario(name, { seed: FIXTURE_SEED });
  const { records, zippedBytes } = await writeLog(played, join(fixtures, file));
  console.error(`${file}: ${records} records, ${played.labels.length} accounts, ${zippedBytes} bytes`);
  return played.labels;
}

const labels: Label[] = [];
for (const [name, file] of keptDemo) labels.push(...(await write(name, file)));
mkdirSync(fixtures, { recursive: true });
writeFileSync(join(fixtures, 'demo-labels.csv'), labelsCsv(labels));
for (const [name, file] of keptGood) await write(name, file);
