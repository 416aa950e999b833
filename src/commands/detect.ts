/** What the reader makes of some logs, before a long run. */
import { defineCommand } from './command.js';
import { texts } from './options.js';
import { declarePageOptions } from './page-options.js';
import { declareLayoutOptions } from './reading-options.js';

export const detect = defineCommand({
  id: 'detect',
  summary: 'show how logs are understood: format, columns, what is missing and what that costs',
  about:
    'Looks at the first records of every file and says which layout they have, which column became which field, what is missing, and which detectors that leaves out. Run it on new logs before scan.',
  exits: ['done', 'noInput', 'incomplete'],
  examples: [
    ['clonewatch detect logs/', 'look at the first records of every file'],
    ['clonewatch detect export.csv --map account=caller.id', 'try another mapping'],
    ['clonewatch detect export.csv --format mapping > mapping.yaml', 'a mapping to edit, for --mapping mapping.yaml'],
    ['clonewatch detect logs/ --format json', 'for programs'],
  ],

  declare(program) {
    program
      .argument('<paths...>', 'files, folders or globs; - is standard input')
      .option('-f, --format <format>', 'text (default), json, or mapping: a file that --mapping takes back');
    declareLayoutOptions(program);
    declarePageOptions(program);
  },

  async run([paths], options, io) {
    const { runDetect } = await import('./detect-run.js');
    return runDetect(texts(paths), options, io);
  },
});
