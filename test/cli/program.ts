/** The program as its own process, for tests that need one: what bin/clonewatch.js does, wherever the build lies. */
import { start } from '../../src/main.js';

process.exitCode = await start(process);
