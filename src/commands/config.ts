/** What is set, by whom, and whether a file is right. */
import { defineCommand } from './command.js';
import { declarePageOptions } from './page-options.js';

export const config = defineCommand({
  id: 'config',
  summary: 'show the settings in force and where they come from, or check a file of settings',
  about:
    'Settings come from flags, environment, the project file, the file of the user and the defaults, in this order. show prints what holds, check reads a file and names its mistakes, schema prints the JSON Schema of the file.',
  exits: ['done'],
  examples: [
    ['clonewatch config show', 'every setting and its value'],
    ['clonewatch config show --origin', 'with the file and line, variable or flag that set it'],
    ['clonewatch config check clonewatch.yaml', 'find mistakes before the night does'],
    ['clonewatch config schema', 'the JSON Schema of the file, for editors'],
  ],

  declare(program) {
    program
      .argument('<action>', 'show, check or schema')
      .argument('[file]', 'for check: the file, instead of those that would be read')
      .option('--origin', 'where each setting comes from')
      .option('--changed', 'only what somebody set, in a file, a variable or a flag')
      .option('-f, --format <format>', 'table (default) or json');
    declarePageOptions(program);
  },

  async run([action, file], options, io) {
    const { runConfig } = await import('./config-run.js');
    return runConfig(String(action), typeof file === 'string' ? file : undefined, options, io);
  },
});
