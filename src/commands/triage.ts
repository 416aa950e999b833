/** Walking through the suspects of a saved run at the terminal, one decision after the other. */
import { defineCommand } from './command.js';
import { declareRecallOption } from './declare-state.js';
import { declareVerdictsFile } from './declare-verdicts.js';
import { declarePseudonyms, declareRedaction } from './declare-privacy.js';
import { declarePageOptions } from './page-options.js';

export const triage = defineCommand({
  id: 'triage',
  summary: 'go through the suspects of saved findings, or of a state, at the terminal and decide on each',
  about:
    'Shows one suspect after the other, in pages that fit the terminal, and writes each decision into the file of verdicts before the next is shown. Needs a terminal.',
  exits: ['done', 'noInput'],
  examples: [
    ['clonewatch triage findings.json', 'every suspect on which nobody has decided yet to leave it out'],
    ['clonewatch triage findings.json --expires 30d', 'dismissals end after 30 days'],
    ['clonewatch triage --state state/', 'the suspects of all days that are remembered'],
  ],

  declare(program) {
    program
      .argument('[findings]', 'document saved with scan -o findings.json')
      .option('--author <name>', 'who decides (default: the login name)')
      .option('--expires <time>', 'when dismissals end, such as 30d or 2026-12-24 (default: never)');
    declareRecallOption(program);
    declareVerdictsFile(program);
    declarePseudonyms(program);
    declarePageOptions(program);
    declareRedaction(program);
  },

  async run([path], options, io) {
    const { runTriage } = await import('./triage-run.js');
    return runTriage(typeof path === 'string' ? path : undefined, options, io);
  },
});
