/** Command line of the generator: node dist/bench/scenarios/make.js NAME --seed N --scale X --out DIR. */
import { parseArgs } from 'node:util';
import { FIXTURE_SEED, makeScenario, scenarios } from './index.js';
import { writeScenario } from './write.js';

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    seed: { type: 'string', default: String(FIXTURE_SEED) },
    scale: { type: 'string', default: '1' },
    out: { type: 'string' },
  },
});

const [name] = positionals;
if (name === undefined || values.out === undefined) {
  console.error('usage: make.js NAME --out DIR [--seed N] [--scale X]\n');
  for (const { id, about } of scenarios) console.error(`  ${id.padEnd(18)} ${about}`);
  process.exitCode = 2;
} else {
  const played = makeScenario(name, { seed: Number(values.seed), scale: Number(values.scale) });
  const written = await writeScenario(played, values.out);
  console.error(`${name}: ${written.records} records, ${played.labels.length} accounts, ${written.zippedBytes} bytes`);
}
