/** What goes to stderr as words for people, or with `--log-format json` as one object a line for a log collector. */
import type { Command as Program } from 'commander';
import { escapeJson, escapeText } from '../report/escape.js';
import { timeOfRun } from './clock.js';
import type { Io } from './command.js';
import { flagOption, known, type Options, textOption } from './options.js';

const formats = ['text', 'json'] as const;
export type LogFormat = (typeof formats)[number];
export type LogLevel = 'info' | 'warn' | 'error';

export function declareLogOption(program: Program): void {
  program.option('--log-format <format>', 'lines on stderr: text (default) or json');
}

/** @throws UserError for a format nobody knows */
export function logFormat(options: Options): LogFormat {
  return known('log format', textOption(options, 'logFormat') ?? 'text', formats);
}

/** As far as it can be told before the command line is parsed: how a mistake in the command line itself is printed. */
export function likelyLogFormat(argv: readonly string[], environment: Io['environment']): LogFormat {
  const end = argv.indexOf('--');
  const words = end < 0 ? argv : argv.slice(0, end);
  let asked = environment['CLONEWATCH_LOG_FORMAT'];
  // By index: this also runs when a bug is reported, and must lean on as little as possible.
  for (let i = 0; i < words.length; i += 1) {
    const word = words[i] ?? '';
    if (word === '--log-format') asked = words[i + 1];
    else if (word.startsWith('--log-format=')) asked = word.slice('--log-format='.length);
  }
  return asked === 'json' ? 'json' : 'text';
}

/** Progress is for who waits at a terminal and reads words. */
export function hidesProgress(options: Options): boolean {
  return flagOption(options, 'quiet') || logFormat(options) === 'json';
}

/** The clock, unless SOURCE_DATE_EPOCH stands still; one that makes no sense must not hide the error that says so. */
function timeOfLine(environment: Io['environment']): string {
  try {
    return timeOfRun(environment).toISOString();
  } catch {
    return new Date().toISOString();
  }
}

export function logLine(
  level: LogLevel,
  message: string,
  numbers: Readonly<Record<string, unknown>>,
  environment: Io['environment'],
): string {
  return `${escapeJson(JSON.stringify({ time: timeOfLine(environment), level, message, ...numbers }))}\n`;
}

/** One thing that somebody should know although the run goes on. */
export function warn(message: string, options: Options, io: Io): void {
  const json = logFormat(options) === 'json';
  io.stderr.write(json ? logLine('warn', message, {}, io.environment) : `clonewatch: ${escapeText(message)}\n`);
}
