/** The feature table: one row an account, for notebooks. */
import { defineCommand } from './command.js';
import { declarePseudonyms } from './declare-privacy.js';
import { texts } from './options.js';
import { declareOutputFiles } from './output-options.js';
import { declareRecallOption } from './declare-state.js';
import { declareReadingOptions } from './reading-options.js';

export const features = defineCommand({
  id: 'features',
  summary: 'print every feature of every account as a table for notebooks: CSV, NDJSON or Arrow',
  about:
    'One row for each account, one column for each feature: the numbers before scoring, for whoever wants to look with other tools. What is not applicable is empty, never zero.',
  exits: ['done', 'noInput', 'incomplete'],
  examples: [
    ['clonewatch features logs/ -o features.csv', 'for a spreadsheet; formulas in names are made harmless'],
    ['clonewatch features --findings findings.json --format ndjson', 'from a saved document'],
    ['clonewatch features logs/ -o features.arrow', 'for pandas, polars, DuckDB: Arrow file'],
    ['clonewatch features --state state/ -o features.csv', 'of all days that scan --state remembers'],
    ['clonewatch features logs/ --format arrow | python score.py', 'Arrow stream in a pipe'],
  ],

  declare(program) {
    program
      .argument('[paths...]', 'files, folders or globs; - is standard input')
      .option('--findings <file>', 'a saved findings document instead of logs')
      .option('-f, --format <format>', 'csv (default), ndjson or arrow')
      .option('-q, --quiet', 'no progress on stderr');
    declareOutputFiles(program);
    declareRecallOption(program);
    declareReadingOptions(program);
    declarePseudonyms(program);
  },

  async run([paths], options, io) {
    const { runFeatures } = await import('./features-run.js');
    return runFeatures(texts(paths), options, io);
  },
});
