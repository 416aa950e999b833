/** Two saved documents, compared. */
import { exitCodes } from '../errors.js';
import { defineCommand } from './command.js';
import { declarePseudonyms } from './declare-privacy.js';
import { declareVerdictsFile } from './declare-verdicts.js';
import { declarePageOptions } from './page-options.js';

export const diff = defineCommand({
  id: 'diff',
  summary: 'compare two findings documents: who is new, escalated, eased, resolved',
  about:
    'Compares two documents by account. For nights in a row scan --state does the same by itself; diff is for two documents that already lie there.',
  exits: ['done', 'noInput'],
  examples: [
    ['clonewatch diff yesterday.json today.json', 'a table of what changed'],
    ['clonewatch diff yesterday.json today.json --format markdown', 'for a ticket'],
    ['clonewatch diff yesterday.json today.json --format json', 'for programs'],
  ],

  declare(program) {
    program
      .argument('<old>', 'the earlier document, saved with scan -o findings.json')
      .argument('<new>', 'the later one; - is standard input')
      .option('-f, --format <format>', 'table (default), json or markdown');
    declarePseudonyms(program);
    declareVerdictsFile(program);
    declarePageOptions(program);
  },

  async run([before, now], options, io) {
    const { runDiff } = await import('./diff-run.js');
    await runDiff(String(before), String(now), options, io);
    return exitCodes.done;
  },
});
