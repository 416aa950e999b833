/** The work of `config`. */
import { fileLayer } from '../config/config.js';
import { configKeys } from '../config/keys.js';
import { mergeLayers, type Setting } from '../config/merge.js';
import { publishedSchema } from '../config/schema.js';
import { type ExitCode, exitCodes, UserError } from '../errors.js';
import { gridLines } from '../report/grid.js';
import { escapeText } from '../report/escape.js';
import { jsonLine } from '../report/json-lines.js';
import { makePage } from '../report/page.js';
import type { Io } from './command.js';
import { catalogue, configFiles, loadConfiguration } from './load-configuration.js';
import { flagOption, known, type Options, textOption } from './options.js';
import { terminalPage } from './page-options.js';
import { writeStream } from './write.js';

export async function runConfig(action: string, file: string | undefined, options: Options, io: Io): Promise<ExitCode> {
  const asked = known('action of config', action, ['show', 'check', 'schema']);
  if (file !== undefined && asked !== 'check') {
    throw new UserError(
      `config ${asked} takes no file`,
      `to read another file: clonewatch config ${asked} --config FILE`,
    );
  }
  const lines =
    asked === 'show' ? showLines(options, io) : asked === 'check' ? checkLines(file, options, io) : schemaLines();
  await writeStream(io.stdout, lines);
  return exitCodes.done;
}

function* schemaLines(): Iterable<string> {
  yield `${JSON.stringify(publishedSchema(configKeys(catalogue)), null, 2)}\n`;
}

function* checkLines(file: string | undefined, options: Options, io: Io): Iterable<string> {
  const keys = configKeys(catalogue);
  if (file === undefined) loadConfiguration(options, io);
  else mergeLayers([fileLayer(file, keys)], keys, catalogue);
  const files = file === undefined ? configFiles(options, io) : [file];
  yield `${files.map(escapeText).join(', ') || 'no file of settings was found; the environment'}: all well\n`;
}

function* showLines(options: Options, io: Io): Iterable<string> {
  const { settings } = loadConfiguration(options, io);
  const changed = flagOption(options, 'changed');
  const shown = settings.filter(({ origin }) => !changed || origin !== 'default');
  const format = known('format', textOption(options, 'format') ?? 'table', ['table', 'json']);
  if (format === 'json') {
    yield '[\n';
    yield shown.map((setting) => jsonLine(plain(setting))).join(',\n');
    yield '\n]\n';
    return;
  }
  const page = makePage(terminalPage(options, io.stdout, io.environment));
  const origin = flagOption(options, 'origin');
  const rows = shown.map((setting) => [
    setting.key.key,
    valueText(setting),
    ...(origin ? [setting.origin] : []),
    setting.key.about,
  ]);
  if (rows.length === 0) yield 'everything is as it comes; clonewatch config show lists all keys\n';
  else
    for (const line of gridLines(['key', 'value', ...(origin ? ['from'] : []), 'what it is'], rows, page))
      yield `${line}\n`;
}

function plain({ key, value, origin }: Setting): Readonly<Record<string, unknown>> {
  return { key: key.key, value: value ?? null, origin, default: key.usual ?? null, about: key.about };
}

function valueText({ value }: Setting): string {
  return value === undefined ? '-' : String(value);
}
