/** A saved findings document, rendered again in another format. */
import { exitCodes } from '../errors.js';
import { defineCommand } from './command.js';
import { declareDocumentFormat, declareOutputFiles, declareTop } from './output-options.js';
import { declarePseudonyms, declareRedaction } from './declare-privacy.js';
import { declarePageOptions } from './page-options.js';
import { declareRecallOption } from './declare-state.js';
import { declareVerdictOptions } from './declare-verdicts.js';

export const report = defineCommand({
  id: 'report',
  summary: 'render a saved findings document, or what a state remembers, in any format',
  about:
    'Takes a document saved by scan and prints it in any other format. Nothing is computed anew, but for --state: all days that it remembers are analysed, and it stays as it is. Verdicts given since then count.',
  exits: ['done', 'noInput'],
  examples: [
    ['clonewatch report findings.json', 'the ranked table of a saved run'],
    ['clonewatch report findings.json --format explanation --top 5', 'everything about the first five accounts'],
    ['clonewatch report findings.json -o accounts.ndjson', 'into a file'],
    ['clonewatch report --state state/ -o page.html', 'everything that is remembered'],
  ],

  declare(program) {
    program.argument('[findings]', 'document saved with scan -o findings.json; - is standard input');
    declareDocumentFormat(program, 'table');
    declareTop(program);
    declareRecallOption(program);
    declareVerdictOptions(program);
    declareOutputFiles(program);
    declarePseudonyms(program);
    declarePageOptions(program);
    declareRedaction(program);
  },

  async run([path], options, io) {
    const { reporters } = await import('../report/index.js');
    const { planOutputs, writeOutputs } = await import('./outputs.js');
    const { savedOrRemembered } = await import('./document.js');
    const outputs = planOutputs(options, reporters, io);
    const findings = await savedOrRemembered(typeof path === 'string' ? path : undefined, options, io);
    await writeOutputs(outputs, findings, io);
    return exitCodes.done;
  },
});
