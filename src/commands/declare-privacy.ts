/** What of names and inputs may be shown: aliases under a key, and how much of the inputs is masked. */
import type { Command as Program } from 'commander';
import { UserError } from '../errors.js';
import { flagOption, type Options, textOption } from './options.js';

export function declarePseudonyms(program: Program): void {
  program.option(
    '--pseudonyms <keyfile>',
    'aliases instead of accounts, addresses, agents, models and endpoints; the same under the same key',
  );
}

export function declareRedaction(program: Program): void {
  program
    .option('--redact <percent>', 'share of the words of shown inputs that is masked, such as 60% (default: 100%)')
    .option('--show-inputs', 'print inputs as they were sent, as --redact 0% does');
}

/** Share of the words of inputs that is masked, 0 to 1. */
export function redactShare(options: Options): number {
  const text = textOption(options, 'redact');
  const shows = flagOption(options, 'showInputs');
  if (text === undefined) return shows ? 0 : 1;
  const [, digits = ''] = /^(\d+(?:\.\d+)?)\s*%?$/.exec(text) ?? [];
  const percent = digits === '' ? NaN : Number(digits);
  if (!(percent >= 0 && percent <= 100)) {
    throw new UserError(`--redact "${text}" is not from 0% to 100%`, 'for example --redact 60%');
  }
  if (shows && percent > 0) throw new UserError('--redact and --show-inputs were both given', 'leave one of them out');
  return percent / 100;
}
