/** Options about the file of verdicts. */
import type { Command as Program } from 'commander';

export function declareVerdictsFile(program: Program): void {
  program
    .option(
      '--verdicts <file>',
      'verdicts about accounts (default: clonewatch-verdicts.yaml beside the project file or here)',
    )
    .option('--no-verdicts', 'as if nobody had decided anything');
}

export function declareVerdictOptions(program: Program): void {
  declareVerdictsFile(program);
  program.option('--show-suppressed', 'show accounts that verdicts suppress, too');
}
