#!/usr/bin/env node
/** clonewatch, as a person starts it. */
import process from 'node:process';
import { setFlagsFromString } from 'node:v8';
import { start } from '../dist/src/main.js';

// Collect garbage when the heap has grown by a fifth instead of doubled: a tenth less memory for the same time.
setFlagsFromString('--heap-growing-percent=20');
// Nurseries that do not grow: 20 to 30 MB less for a twentieth more time, as what a log leaves behind is kept in arrays. Starting a
// thread makes the engine forget this, so it is said again then: 60 MB less with two threads.
const nurserySetting = '--semi-space-growth-factor=1';
setFlagsFromString(nurserySetting);
process.on('worker', (worker) => worker.once('online', () => setFlagsFromString(nurserySetting)));
process.exitCode = await start(process);
