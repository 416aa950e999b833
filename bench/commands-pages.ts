/** One page for each command, and one that lists them, made from what the commands declare to commander and about themselves. */
import { type Argument, Command as Program, type Option } from 'commander';
import type { Command } from '../src/commands/command.js';
import { declareConfigOptions } from '../src/commands/configured.js';
import { declareLogOption } from '../src/commands/log-format.js';
import { exitCodeEntries } from '../src/commands/topics.js';
import type { ConfigKey } from '../src/config/keys.js';
import { variableName } from '../src/config/words.js';
import { exitCodes } from '../src/errors.js';
import { code, plain, sentence, table } from './markdown.js';

const made = 'This page is made by `npm run docs` from what the command declares; `--help` prints the same.';

const everywhere = ['usage', 'ourBug', 'interrupted'] as const;

/** What no option stands for, and every command looks at. */
const variables: readonly (readonly [name: string, meaning: string])[] = [
  ['`CLONEWATCH_CONFIG`', 'project file, as `--config`'],
  [
    '`XDG_CONFIG_HOME`, `HOME`',
    'where the file of the user lies: `clonewatch/config.yaml` in the first, else in `.config` of the second',
  ],
  ['`NO_COLOR`, `FORCE_COLOR`', 'colours off, colours on; `--color` and `--no-color` win'],
  [
    '`TERM`, `LC_ALL`, `LC_CTYPE`, `LANG`',
    'a terminal that is `dumb` or has no Unicode gets no colours, or plain ASCII',
  ],
  ['`SOURCE_DATE_EPOCH`', 'seconds since 1970 that stand for now: the same input then gives the same bytes'],
];

/** A command as commander sees it, without what every command has. */
function programOf(command: Command): Program {
  const program = new Program(command.id);
  command.declare(program);
  return program;
}

function commonOptions(): readonly Option[] {
  const program = new Program();
  declareConfigOptions(program);
  declareLogOption(program);
  return program.options;
}

/** @returns pages by file name below docs/commands/ */
export function commandPages(
  commands: readonly Command[],
  keys: readonly ConfigKey[],
): Readonly<Record<string, string>> {
  const pages = commands.map((command) => [`${command.id}.md`, commandPage(command, keys)] as const);
  return { 'README.md': listPage(commands, keys), ...Object.fromEntries(pages) };
}

function listPage(commands: readonly Command[], keys: readonly ConfigKey[]): string {
  return [
    '# Commands\n',
    'This page and those it names are made by `npm run docs` from what the commands declare; `clonewatch COMMAND --help` prints the same.\n',
    table(
      ['command', 'does'],
      commands.map(({ id, summary }) => [`[${id}](${id}.md)`, plain(summary)]),
    ),
    '',
    '`clonewatch help TOPIC` tells of exit-codes, formats, fields, levels, configuration and environment. `clonewatch --version` prints the version.\n',
    '## Options of every command\n',
    optionTable(commonOptions(), '', keys),
    '',
    'Any other setting has a variable too: `CLONEWATCH_` and its key in capitals, words parted by underscores ([configuration](../configuration.md)).\n',
    '## Environment\n',
    table(['variable', 'means'], variables),
    '',
    '## Exit codes\n',
    table(
      ['code', 'meaning', 'which commands'],
      exitCodeEntries.map(([number, meaning]) => [number, plain(meaning), endingSo(commands, Number(number))]),
    ),
    '',
    'Results go to standard output, everything else to standard error. A closed pipe ends a run quietly, with 0.\n',
  ].join('\n');
}

function endingSo(commands: readonly Command[], number: number): string {
  if (everywhere.some((name) => exitCodes[name] === number)) return 'all';
  const some = commands.filter(({ exits }) => exits.some((name) => exitCodes[name] === number));
  return some.length === commands.length ? 'all' : some.map(({ id }) => id).join(', ');
}

function commandPage(command: Command, keys: readonly ConfigKey[]): string {
  const program = programOf(command);
  const { registeredArguments: args, options } = program;
  const possible = [...command.exits, ...everywhere].map((name) => String(exitCodes[name]));
  return [
    `# clonewatch ${command.id}\n`,
    `${sentence(plain(command.summary))}\n`,
    `    clonewatch ${[command.id, ...(options.length > 0 ? ['[options]'] : []), ...args.map(usageOf)].join(' ')}\n`,
    `${plain(command.about)}\n`,
    made,
    '',
    '## Arguments\n',
    table(
      ['argument', 'means'],
      args.map((argument) => [code(usageOf(argument)), plain(argument.description)]),
    ),
    '',
    ...(options.length === 0 ? [] : ['## Options\n', optionTable(options, command.id, keys), '']),
    'Besides these: [options of every command](README.md#options-of-every-command).\n',
    '## Exit codes\n',
    table(
      ['code', 'meaning'],
      exitCodeEntries
        .filter(([number]) => possible.includes(number))
        .map(([number, meaning]) => [number, plain(meaning)]),
    ),
    '',
    '## Examples\n',
    ...command.examples.map(([line, purpose]) => `${sentence(plain(purpose))}\n\n    ${line}\n`),
  ].join('\n');
}

function usageOf(argument: Argument): string {
  const name = argument.name() + (argument.variadic ? '...' : '');
  return argument.required ? `<${name}>` : `[${name}]`;
}

function optionTable(options: readonly Option[], id: string, keys: readonly ConfigKey[]): string {
  const rows = options.map((option) => [code(option.flags), plain(meaningOf(option)), settingOf(option, id, keys)]);
  return table(['option', 'means', 'setting, variable'], rows);
}

function meaningOf({ description, defaultValue }: Option): string {
  return typeof defaultValue === 'string' ? `${description} (default: ${defaultValue})` : description;
}

/** The key of the configuration that says the same, and its variable; an option without one has nothing here. */
function settingOf(option: Option, id: string, keys: readonly ConfigKey[]): string {
  if (option.negate) return '';
  const name = option.attributeName();
  if (name === 'map') return '`map.FIELD`, `CLONEWATCH_MAP_FIELD`';
  const key = keys.find((one) => one.option === name && one.commands?.includes(id) !== false);
  return key === undefined ? '' : `${code(key.key)}, ${code(variableName(key.key))}`;
}
