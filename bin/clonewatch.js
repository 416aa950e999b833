#!/usr/bin/env node
/** clonewatch, as a person starts it. */
import process from 'node:process';
import { start } from '../dist/src/main.js';

process.exitCode = await start(process);
