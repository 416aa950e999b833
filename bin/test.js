/** `npm test`: installs and builds if needed, then runs every built test; arguments pick test files by a part of their path. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { buildIfNeeded, filesBelow, installIfNeeded, root } from './fresh.js';

installIfNeeded();
buildIfNeeded();

const args = process.argv.slice(2);
const flags = args.filter((arg) => arg.startsWith('-'));
const parts = args.filter((arg) => !arg.startsWith('-'));
const files = filesBelow(join('dist', 'test')).filter(
  (path) => path.endsWith('.test.js') && (parts.length === 0 || parts.some((part) => path.includes(part))),
);
if (files.length === 0) {
  process.stderr.write(`clonewatch: no test file has ${parts.join(' or ') || '.test.js'} in its path\n`);
  process.exit(1);
}

// Listed one by one: Node 20 takes no globs here, and a folder would run the helpers as tests.
const reporter = flags.some((flag) => flag.startsWith('--test-reporter')) ? [] : ['--test-reporter=spec'];
const seeded = ['--import', './dist/test/property-seed.js'];
const tests = spawn(process.execPath, ['--test', ...seeded, ...reporter, ...flags, ...files], {
  cwd: root,
  stdio: 'inherit',
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => tests.kill(signal));
tests.on('exit', (code, signal) => process.exit(signal ? 1 : code));
