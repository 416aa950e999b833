/** The option that sends results into files. */
import type { Command as Program } from 'commander';
import { collect } from './options.js';

/** Ids of the reporters, without loading them: `--help` must be instant. A test compares. */
export const documentFormats = [
  ...['table', 'json', 'ndjson', 'explanation', 'campaign'],
  ...['html', 'markdown', 'csv', 'ocsf', 'ecs', 'stix', 'responses', 'prometheus'],
] as const;

export function declareDocumentFormat(program: Program, usual: string, when = 'default'): void {
  const others = documentFormats.filter((id) => id !== usual).join(', ');
  program.option('-f, --format <format>', `${usual} (${when}), ${others}`);
}

export function declareTop(program: Program): void {
  program.option(
    '--top <accounts>',
    'how many accounts to print, or all (default: 20 in table and markdown, with three of a campaign, else all)',
  );
}

export function declareOutputFiles(program: Program): void {
  program.option(
    '-o, --output <file>',
    'write into a file instead, format by its extension; repeatable, - is standard output',
    collect,
  );
}
