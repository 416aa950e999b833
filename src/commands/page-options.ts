/** How wide and how colourful: what was asked for, else what the terminal can show. */
import type { Command as Program } from 'commander';
import type { RenderOptions } from '../report/reporter.js';
import type { Io } from './command.js';
import { redactShare } from './declare-privacy.js';
import { countOption, flagOption, type Options } from './options.js';

/** Every text report fits this; narrower terminals get it too. Columns. */
const NARROWEST = 60;
/** Where there is no terminal. Columns. */
const USUAL_WIDTH = 100;

export function declarePageOptions(program: Program): void {
  program
    .option(
      '--width <columns>',
      `width of text output (default: the terminal, else ${USUAL_WIDTH}; at least ${NARROWEST})`,
    )
    .option('--color', 'colours even where no terminal is')
    .option('--no-color', 'no colours')
    .option('--ascii', 'plain ASCII instead of block characters');
}

type Stream = Io['stdout'];

/** Explicit options first, then FORCE_COLOR and NO_COLOR (as Node reads them), then whether somebody is watching. */
function wantsColor(options: Options, { isTTY }: Stream, environment: Io['environment']): boolean {
  if (typeof options['color'] === 'boolean') return options['color'];
  const force = environment['FORCE_COLOR'];
  if (force !== undefined) return force !== '0' && force !== 'false';
  if ((environment['NO_COLOR'] ?? '') !== '') return false;
  return isTTY === true && environment['TERM'] !== 'dumb';
}

/** Terminals say by their locale whether they show more than ASCII; files always hold UTF-8. */
function showsUnicode({ isTTY }: Stream, environment: Io['environment']): boolean {
  if (isTTY !== true) return true;
  const locale = ['LC_ALL', 'LC_CTYPE', 'LANG'].map((name) => environment[name] ?? '').find((value) => value !== '');
  return environment['TERM'] !== 'dumb' && (locale === undefined || /utf-?8/i.test(locale));
}

export function terminalPage(options: Options, stream: Stream, environment: Io['environment']): RenderOptions {
  const asked = countOption(options, 'width', NARROWEST);
  return {
    width: asked ?? Math.max(NARROWEST, stream.columns ?? USUAL_WIDTH),
    color: wantsColor(options, stream, environment),
    unicode: !flagOption(options, 'ascii') && showsUnicode(stream, environment),
    redact: redactShare(options),
  };
}

/** For files: the same whoever writes them, from wherever. */
export function filePage(options: Options): RenderOptions {
  return {
    width: countOption(options, 'width', NARROWEST) ?? USUAL_WIDTH,
    color: false,
    unicode: !flagOption(options, 'ascii'),
    redact: redactShare(options),
  };
}
