/** Findings documents that were saved as JSON, read back and checked. */
import { readFileSync } from 'node:fs';
import { text as readText } from 'node:stream/consumers';
import { exitCodes, UserError } from '../errors.js';
import { findingsProblem, isFindings } from '../findings/document.js';
import type { Findings } from '../findings/findings.js';
import type { Io } from './command.js';

const HOW_TO_SAVE = 'save one with: clonewatch scan LOGS -o findings.json';

/** @throws UserError when there is no such file or it holds something else */
export async function readFindings(path: string, io: Io): Promise<Findings> {
  const text = path === '-' ? await readText(io.stdin) : readFile(path);
  const name = path === '-' ? 'standard input' : path;
  const value = parse(text.replace(/^\ufeff/, ''), name);
  if (isFindings(value)) return value;
  throw new UserError(
    `${name} is not a findings document: ${findingsProblem(value) ?? ''}`,
    HOW_TO_SAVE,
    exitCodes.noInput,
  );
}

function readFile(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new UserError(`cannot read ${path}: ${why}`, HOW_TO_SAVE, exitCodes.noInput);
  }
}

function parse(text: string, name: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    const lines = text.trimStart().startsWith('{"type"');
    const why = error instanceof Error ? error.message : String(error);
    throw new UserError(
      `${name} is not a findings document: ${lines ? 'it holds one JSON object a line' : why}`,
      lines ? 'ndjson cannot be read back; save with -o findings.json' : HOW_TO_SAVE,
      exitCodes.noInput,
    );
  }
}
