/** `npm run docs`: writes the pages that are made from metadata; with `--check` it only says whether they are up to date. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { catalogue } from '../src/commands/load-configuration.js';
import { configKeys } from '../src/config/keys.js';
import { publishedSchema } from '../src/config/schema.js';
import { links } from '../src/campaigns/index.js';
import { features } from '../src/features/index.js';
import { dialects } from '../src/read/dialects/index.js';
import { presets } from '../src/read/presets/index.js';
import { detectorsPage } from './detectors-page.js';
import { formatsPage } from './formats-page.js';

/** npm runs this in the project's folder. */
const pages: Readonly<Record<string, string>> = {
  'docs/detectors.md': detectorsPage(features, links),
  'docs/config.schema.json': `${JSON.stringify(publishedSchema(configKeys(catalogue)), null, 2)}\n`,
  'docs/formats.md': formatsPage(presets, dialects),
};

for (const [path, page] of Object.entries(pages)) {
  if (!process.argv.includes('--check')) writeFileSync(path, page);
  else if (!existsSync(path) || readFileSync(path, 'utf8') !== page) {
    process.stderr.write(`${path} is not what the catalogue says\nhint: npm run docs\n`);
    process.exitCode = 1;
  }
}
