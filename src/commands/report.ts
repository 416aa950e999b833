/** A saved findings document, rendered again in another format. */
import { exitCodes } from '../errors.js';
import { defineCommand } from './command.js';
import { declareDocumentFormat, declareOutputFiles, declareTop } from './output-options.js';
import { declarePseudonyms } from './declare-privacy.js';
import { declarePageOptions } from './page-options.js';
import { declareVerdictOptions } from './declare-verdicts.js';

export const report = defineCommand({
  id: 'report',
  summary: 'render a saved findings document again, in another format',
  about:
    'Takes a document saved by scan and prints it in any other format. Nothing is computed anew. Verdicts given since then count.',
  exits: ['done', 'noInput'],
  examples: [
    ['clonewatch report findings.json', 'the ranked table of a saved run'],
    ['clonewatch report findings.json --format explanation --top 5', 'everything about the first five accounts'],
    ['clonewatch report findings.json -o accounts.ndjson', 'into a file'],
  ],

  declare(program) {
    program.argument('<findings>', 'document saved with scan -o findings.json; - is standard input');
    declareDocumentFormat(program, 'table');
    declareTop(program);
    declareVerdictOptions(program);
    declareOutputFiles(program);
    declarePseudonyms(program);
    declarePageOptions(program);
  },

  async run([path], options, io) {
    const { reporters } = await import('../report/index.js');
    const { planOutputs, writeOutputs } = await import('./outputs.js');
    const { readFindings } = await import('./saved-findings.js');
    const { verdictsOf } = await import('./verdict-file.js');
    const outputs = planOutputs(options, reporters, io);
    const judge = await verdictsOf(options, io);
    const findings = await readFindings(String(path), io);
    await writeOutputs(outputs, judge === undefined ? findings : judge(findings), io);
    return exitCodes.done;
  },
});
