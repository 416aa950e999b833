/** Looking after the folder that `scan --state` remembers in. */
import { defineCommand } from './command.js';
import { texts } from './options.js';
import { declarePageOptions } from './page-options.js';

export const state = defineCommand({
  id: 'state',
  summary: 'show, verify, prune or merge the folder in which scan --state remembers past days',
  about:
    'The folder holds profiles of past days, not logs. show and verify change nothing; prune forgets days; merge makes a new folder and leaves the old ones as they are.',
  exits: ['done', 'noInput', 'incomplete'],
  examples: [
    ['clonewatch state show state/', 'which days, how many accounts, how much room'],
    ['clonewatch state verify state/', 'read everything, compare checksums'],
    ['clonewatch state prune state/ --keep 30d', 'forget older days now'],
    ['clonewatch state merge state-eu/ state-us/ -o state-all/', 'two machines in one'],
  ],

  declare(program) {
    program
      .argument('<action>', 'show, verify, prune or merge')
      .argument('<folders...>', 'the state; for merge the states to join')
      .option('--keep <time>', 'for prune: how long days are remembered, such as 30d')
      .option('-o, --output <folder>', 'for merge: a new folder')
      .option('-f, --format <format>', 'for show: table (default) or json');
    declarePageOptions(program);
  },

  async run([action, folders], options, io) {
    const { runState } = await import('./state-run.js');
    return runState(String(action), texts(folders), options, io);
  },
});
