/** The option that sends results into files. */
import type { Command as Program } from 'commander';
import { collect } from './options.js';

export function declareOutputFiles(program: Program): void {
  program.option(
    '-o, --output <file>',
    'write into a file instead, format by its extension; repeatable, - is standard output',
    collect,
  );
}
