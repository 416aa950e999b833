/** Rate limits held against a log: who went over or round them, what they cost, whom they would have kept. */
import { defineCommand } from './command.js';
import { collect, texts } from './options.js';
import { declareRecallOption } from './declare-state.js';
import { declareVerdictsFile } from './declare-verdicts.js';
import { declareOutputFiles } from './output-options.js';
import { declarePseudonyms } from './declare-privacy.js';
import { declarePageOptions } from './page-options.js';
import { declareReadingOptions } from './reading-options.js';

export const limits = defineCommand({
  id: 'limits',
  summary: 'hold rate limits against a log: who got more, how they were got round, what they would cost',
  about:
    'Replays stated rate limits over the log: which accounts would have been over, which stayed under by sharing the work between accounts or addresses, what honest accounts would have lost, and whose copy would have stayed poor. Nothing is blocked.',
  exits: ['done', 'noInput', 'incomplete'],
  examples: [
    ['clonewatch limits logs/ --limit "600 requests per account per hour"', 'one limit'],
    [
      'clonewatch limits logs/ --limit "5k rows per network per day" --fidelity 0.7',
      'which copies it would have kept poor',
    ],
    ['clonewatch limits logs/ --limit "60 requests per source per minute" --format json', 'for a program'],
  ],

  declare(program) {
    program
      .argument('<paths...>', 'files, folders or globs; read twice, but with --findings or --state')
      .option(
        '--limit <limit>',
        'as "600 requests per account per hour": requests, rows or tokens; account, key, source or network; minute, hour or day; repeatable',
        collect,
      )
      .option('--findings <file>', 'who is suspect, from saved findings instead of these logs alone')
      .option('--fidelity <share>', 'agreement with the model that copies should stay under, 0 to 1', '0.8')
      .option('-f, --format <format>', 'table (default) or json')
      .option('-q, --quiet', 'no progress and no summary on stderr');
    declareRecallOption(program);
    declareVerdictsFile(program);
    declareOutputFiles(program);
    declareReadingOptions(program);
    declarePseudonyms(program);
    declarePageOptions(program);
  },

  async run([paths], options, io) {
    const { runLimits } = await import('./limits-run.js');
    return runLimits(texts(paths), options, io);
  },
});
