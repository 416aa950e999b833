/** `npm run evaluate -- LOG LABELS [LOG LABELS ...]`: runs the main job on labelled logs and prints how well they are ranked. */
import { appendFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { analyse } from '../src/analyse.js';
import { UserError, exitCodes } from '../src/errors.js';
import type { Findings } from '../src/findings/findings.js';
import { type Blocking, blockingTable } from './blocking.js';
import { evaluate } from './evaluation.js';
import { evaluationReport } from './evaluation-report.js';
import type { NamedEvaluation } from './evaluation-report.js';
import { withHonestLog } from './honest-log.js';
import { readLabels } from './labels.js';
import { blockingOn } from './protocol/run.js';

const usage = `usage: npm run evaluate -- LOG LABELS [LOG LABELS ...] [--honest-only] [--json] [--markdown FILE]

  --honest-only     leave the attackers' records out of the log: whatever is flagged then is a false alarm
  --json            print the numbers as JSON
  --markdown FILE   append the tables to FILE as well
`;

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      'honest-only': { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      markdown: { type: 'string' },
    },
  });
  if (positionals.length === 0 || positionals.length % 2 !== 0) {
    process.stderr.write(usage);
    process.exitCode = exitCodes.usage;
    return;
  }
  const evaluated: (NamedEvaluation & { readonly blocking?: Blocking })[] = [];
  for (let index = 0; index < positionals.length; index += 2) {
    evaluated.push(await evaluateLog(positionals[index] ?? '', positionals[index + 1] ?? '', values['honest-only']));
  }
  const command = [
    'npm run evaluate --',
    ...positionals.map(shortPath),
    ...(values['honest-only'] ? ['--honest-only'] : []),
  ];
  const blocked = evaluated.flatMap(({ name, blocking }) =>
    blocking === undefined ? [] : [[name, blocking] as const],
  );
  const report = `${evaluationReport(evaluated, command.join(' '))}${blocked.length === 0 ? '' : `\n### Blocking\n\n${blockingTable(blocked)}\n`}`;
  process.stdout.write(values.json ? `${JSON.stringify(evaluated, null, 2)}\n` : report);
  if (values.markdown !== undefined) appendFileSync(values.markdown, `\n${report}`);
}

async function evaluateLog(log: string, labelsPath: string, honestOnly: boolean): Promise<NamedEvaluation> {
  const labels = readLabels(labelsPath);
  const started = performance.now();
  const findings = honestOnly ? await withHonestLog(log, labels, findingsOf) : await findingsOf(log);
  const name = basename(dirname(resolve(log)));
  process.stderr.write(`${name}: ${((performance.now() - started) / 1000).toFixed(1)} s\n`);
  const known = honestOnly ? new Map([...labels].filter(([, { isAttacker }]) => !isAttacker)) : labels;
  const blocking = honestOnly ? undefined : await blockingOn({ name, api: name, log, labels });
  return { name, evaluation: evaluate(findings, known), ...(blocking === undefined ? {} : { blocking }) };
}

async function findingsOf(log: string): Promise<Findings> {
  const options = { read: { map: {}, since: NaN, until: NaN }, stdin: process.stdin, now: new Date(0) };
  return (await analyse([log], options)).findings;
}

/** Folder and file: what is printed holds on any machine. */
function shortPath(path: string): string {
  return join(basename(dirname(resolve(path))), basename(path));
}

try {
  await main();
} catch (error) {
  if (!(error instanceof UserError)) throw error;
  process.stderr.write(`${error.message}\nhint: ${error.hint}\n`);
  process.exitCode = error.exitCode;
}
