/** The main job: logs in, ranked accounts out. */
import { defineCommand } from './command.js';
import { declareDocumentFormat, declareOutputFiles, declareTop } from './output-options.js';
import { texts } from './options.js';
import { declarePseudonyms, declareRedaction } from './declare-privacy.js';
import { declarePageOptions } from './page-options.js';
import { declareReadingOptions } from './reading-options.js';
import { declareStateOptions } from './declare-state.js';
import { declareVerdictOptions } from './declare-verdicts.js';

export const scan = defineCommand({
  id: 'scan',
  summary: 'rank the accounts of access logs by how much they look like model extraction',
  about:
    'Reads the logs once, profiles every account, compares accounts with each other, links those that act as one, and prints the ranking. Save the document (-o findings.json) when more than one thing is to be done with it: explain, features, report, diff and triage take it in place of the logs, and no log is read twice.',
  exits: ['done', 'suspectsFound', 'noInput', 'incomplete'],
  examples: [
    ['clonewatch scan logs/', 'ranked table of everything in a folder'],
    ['clonewatch scan "logs/2026-11-*.jsonl.gz" --since 7d', 'the last week of some files'],
    ['clonewatch scan logs/ -o findings.json -o ranking.txt', 'document and table from one run'],
    ['zcat old.gz | clonewatch scan - --format ndjson | jq .account', 'in a pipe'],
    ['clonewatch scan logs/2026-11-21/ --state state/ -q --fail-on critical || notify', 'every night'],
  ],

  declare(program) {
    program
      .argument('<paths...>', 'files, folders or globs; - is standard input')
      .option(
        '--fail-on <level>',
        'exit with 1 when an account reaches none, watch, suspect or critical (default: never)',
      )
      .option(
        '--fail-on-news',
        'with --state: for --fail-on, only accounts count that are new, escalated or returned since the last run',
      )
      .option('-q, --quiet', 'no progress and no summary on stderr');
    declareDocumentFormat(program, 'table');
    declareTop(program);
    declareStateOptions(program);
    declareVerdictOptions(program);
    declareOutputFiles(program);
    declareReadingOptions(program);
    declarePseudonyms(program);
    declarePageOptions(program);
    declareRedaction(program);
  },

  async run([paths], options, io) {
    const { runScan } = await import('./scan-run.js');
    return runScan(texts(paths), options, io);
  },
});
