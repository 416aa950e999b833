/** `npm start`: installs and builds if needed, then runs clonewatch; without arguments it scans the bundled demo log. */
import { join, relative } from 'node:path';
import { buildIfNeeded, installIfNeeded, root } from './fresh.js';

installIfNeeded();
buildIfNeeded();

// npm runs scripts in the project's folder; paths are meant from where the person stands.
if (process.env.npm_lifecycle_event === 'start' && process.env.INIT_CWD) process.chdir(process.env.INIT_CWD);

const args = process.argv.slice(2);
const demo = ['scan', relative(process.cwd(), join(root, 'fixtures', 'demo')) || '.'];
// In this same process, so that signals, exit code and terminal are the program's own.
process.argv = [process.execPath, join(root, 'bin', 'clonewatch.js'), ...(args.length > 0 ? args : demo)];
await import('./clonewatch.js');
