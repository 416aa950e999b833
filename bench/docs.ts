/**
 * `npm run docs`: writes the pages that are made from metadata, and what is made by running the program on the demo log.
 * With `--check` it only says whether they are up to date. `npm run docs:pictures` makes the pictures that need a browser.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { generatedPages } from './pages.js';
import { ranPages } from './ran.js';
import { openSession } from './session.js';

const checks = process.argv.includes('--check');

/** npm runs this in the project's folder. */
function settle(pages: Readonly<Record<string, string>>): void {
  for (const [path, page] of Object.entries(pages)) {
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
}

settle(generatedPages());
const session = openSession(resolve('.'));
try {
  settle(ranPages('.', session));
} finally {
  session.close();
}
