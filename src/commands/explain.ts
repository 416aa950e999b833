/** Everything about one account or one campaign. */
import { defineCommand } from './command.js';
import { texts } from './options.js';
import { declareDocumentFormat, declareOutputFiles } from './output-options.js';
import { declarePseudonyms, declareRedaction } from './declare-privacy.js';
import { declarePageOptions } from './page-options.js';
import { declareRecallOption } from './declare-state.js';
import { declareReadingOptions } from './reading-options.js';
import { declareVerdictsFile } from './declare-verdicts.js';

export const explain = defineCommand({
  id: 'explain',
  summary: 'everything about one account or campaign: why it ranks there, what was seen, what to do',
  about:
    'Prints every feature with its value, what is usual among comparable accounts and what it adds to the suspicion; traffic over time; a few inputs; linked accounts; honest readings of the same behaviour; a suggested response. From a saved document it takes a moment, from logs as long as scan; documents tell accounts that do not stand out in brief, and logs all of whoever is asked for.',
  exits: ['done', 'noInput', 'incomplete'],
  examples: [
    ['clonewatch explain acme-batch-7 logs/', 'analyse the logs, then explain one account'],
    ['clonewatch explain acme-batch-7 --findings findings.json', 'the same from a saved document, at once'],
    ['clonewatch explain c1 --findings findings.json', 'a campaign and its members'],
    ['clonewatch explain acme-batch-7 --state state/', 'over all days that scan --state remembers'],
    ['clonewatch explain acme-batch-7 logs/ --show-inputs', 'with the evidence as it was sent'],
  ],

  declare(program) {
    program
      .argument('<account>', 'account, or campaign id such as c1')
      .argument('[paths...]', 'files, folders or globs; - is standard input')
      .option('--findings <file>', 'a saved findings document instead of logs')
      .option('-q, --quiet', 'no progress on stderr');
    declareDocumentFormat(program, 'explanation', 'default for accounts');
    declareOutputFiles(program);
    declareVerdictsFile(program);
    declareRecallOption(program);
    declareReadingOptions(program);
    declarePseudonyms(program);
    declarePageOptions(program);
    declareRedaction(program);
  },

  async run([account, paths], options, io) {
    const { runExplain } = await import('./explain-run.js');
    return runExplain(String(account), texts(paths), options, io);
  },
});
