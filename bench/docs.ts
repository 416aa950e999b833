/** `npm run docs`: writes the pages that are made from metadata; with `--check` it only says whether they are up to date. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { generatedPages } from './pages.js';

const checks = process.argv.includes('--check');

/** npm runs this in the project's folder. */
for (const [path, page] of Object.entries(generatedPages())) {
  if (existsSync(path) && readFileSync(path, 'utf8') === page) continue;
  if (checks) {
    process.stderr.write(`${path} is not what the program says\nhint: npm run docs\n`);
    process.exitCode = 1;
  } else {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, page);
    process.stderr.write(`${path} written\n`);
  }
}
