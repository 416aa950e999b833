/** Builds dist/ when a source changed (`--force`: always); npm calls it as `prepare` after an install. */
import { buildIfNeeded, canBuild, markInstalled } from './fresh.js';

const isPrepare = process.env.npm_lifecycle_event === 'prepare';

if (canBuild()) {
  // After an install, not after `npm pack`: that runs `prepare` too, over whatever is there.
  if (isPrepare && ['ci', 'install'].includes(process.env.npm_command)) markInstalled();
  buildIfNeeded(process.argv.includes('--force'));
} else {
  process.stderr.write('clonewatch: not built, because the compiler is not installed (dev packages were left out)\n');
  // An install without dev packages is a fair wish and must not fail; asking for a build then must.
  process.exitCode = isPrepare ? 0 : 1;
}
