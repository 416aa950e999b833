/** `npm run docs`: writes the pages that are made from metadata; with `--check` it only says whether they are up to date. */
import { readFileSync, writeFileSync } from 'node:fs';
import { links } from '../src/campaigns/index.js';
import { features } from '../src/features/index.js';
import { detectorsPage } from './detectors-page.js';

/** npm runs this in the project's folder. */
const path = 'docs/detectors.md';
const page = detectorsPage(features, links);

if (!process.argv.includes('--check')) {
  writeFileSync(path, page);
} else if (readFileSync(path, 'utf8') !== page) {
  process.stderr.write(`${path} is not what the catalogue says\nhint: npm run docs\n`);
  process.exitCode = 1;
}
