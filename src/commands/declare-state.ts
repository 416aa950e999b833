/** Options that name a state. */
import type { Command as Program } from 'commander';

export function declareStateOptions(program: Program): void {
  program
    .option('--state <folder>', 'remember past days in this folder: what is new is added, all of it is analysed')
    .option('--keep <time>', 'with --state: how long days are remembered (default: 90d)');
}

/** For commands that ask what is remembered, and add nothing. */
export function declareRecallOption(program: Program): void {
  program.option('--state <folder>', 'what scan --state remembers in this folder, instead of logs; nothing is added');
}
