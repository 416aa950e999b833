/** Settings from files, environment and flags, as the options of a command: looked for on every run, loaded only where there are some. */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Command as Program } from 'commander';
import type { Configuration } from '../config/merge.js';
import type { Io } from './command.js';
import { collect, listOption, type Options, textOption } from './options.js';

/** Only the names are looked at here; which file counts is decided where they are read. */
const PROJECT_NAMES = ['clonewatch.yaml', '.clonewatch.yaml'];

export function declareConfigOptions(program: Program): void {
  program
    .option('--config <file>', 'settings from this file instead of the project file found upwards')
    .option('--no-config', 'no settings from files or environment')
    .option('--set <key=value>', 'one setting, such as levels.suspect=0.6; repeatable', collect);
}

/** Whether anything was set anywhere but by ordinary flags. */
function isConfigured(options: Options, { environment, folder }: Io): boolean {
  if (listOption(options, 'set').length > 0 || textOption(options, 'config') !== undefined) return true;
  if (options['config'] === false) return false;
  if (Object.keys(environment).some((name) => name.startsWith('CLONEWATCH_'))) return true;
  const { XDG_CONFIG_HOME: base, HOME: home } = environment;
  const homes = [base, home === undefined ? undefined : join(home, '.config')].filter((path) => path !== undefined);
  if (homes.some((path) => existsSync(join(path, 'clonewatch', 'config.yaml')))) return true;
  return folder !== undefined && hasProjectFile(folder);
}

function hasProjectFile(folder: string): boolean {
  return projectFolder(folder) !== undefined;
}

/** The nearest folder upwards with a project file. */
export function projectFolder(folder: string): string | undefined {
  if (PROJECT_NAMES.some((name) => existsSync(join(folder, name)))) return folder;
  return dirname(folder) === folder ? undefined : projectFolder(dirname(folder));
}

export interface Configured {
  readonly options: Options;
  readonly io: Io;
}

/** The options of a command with what was set elsewhere, and its surroundings with the whole configuration. */
export async function withConfiguration(program: Program, io: Io): Promise<Configured> {
  const options: Options = program.opts();
  if (!isConfigured(options, io)) return { options, io };
  const { loadConfiguration } = await import('./load-configuration.js');
  const configuration = loadConfiguration(options, io);
  return { options: mergedOptions(program, configuration), io: besides(io, configuration) };
}

/** The same surroundings with a configuration. `stdin` is opened when somebody asks for it, so it is not copied. */
function besides(io: Io, configuration: Configuration): Io {
  const { stdout, stderr, environment } = io;
  return {
    get stdin() {
      return io.stdin;
    },
    ...{ stdout, stderr, environment, configuration },
    ...(io.folder === undefined ? {} : { folder: io.folder }),
  };
}

/** What was said on the command line stays; what was not is taken from the configuration, as commander would have given it. */
function mergedOptions(program: Program, { settings }: Configuration): Options {
  const merged: Record<string, unknown> = { ...program.opts() };
  const said = (name: string): boolean => ['cli', 'env'].includes(program.getOptionValueSource(name) ?? '');
  const declared = new Set(program.options.map((option) => option.attributeName()));
  for (const { key, value, origin } of settings) {
    const { option, commands } = key;
    if (option === undefined || value === undefined || origin === 'default' || said(option)) continue;
    if (!declared.has(option) || commands?.includes(program.name()) === false) continue;
    merged[option] = key.type === 'flag' ? value : String(value);
  }
  const columns = settings.filter(({ key, value }) => key.key.startsWith('map.') && value !== undefined);
  if (declared.has('map') && columns.length > 0) {
    const entries = columns.map(({ key, value }) => `${key.key.slice('map.'.length)}=${String(value)}`);
    merged['map'] = [...entries, ...listOption(merged, 'map')];
  }
  return merged;
}
