/** The program: its commands, and the only place where errors become exit codes. */
import { Command as Program, CommanderError } from 'commander';
import type { Command, Io } from './commands/command.js';
import { failureLine, failureText } from './commands/failure.js';
import { declareConfigOptions, withConfiguration } from './commands/configured.js';
import { commands } from './commands/index.js';
import { declareLogOption, likelyLogFormat, logFormat, type LogFormat } from './commands/log-format.js';
import { topicIds } from './commands/topic-ids.js';
import { known } from './commands/options.js';
import { terminalPage } from './commands/page-options.js';
import { isClosedPipe, writeStream } from './commands/write.js';
import { type ExitCode, exitCodes, nearestWord, UserError } from './errors.js';
import { version } from './version.js';

const USUAL_HELP_WIDTH = 80;

const closing = `
Results go to standard output, everything else to standard error.
Exit codes: 0 done, 1 --fail-on reached, 2 wrong usage, 3 nothing to read, 4 incomplete, 70 our bug, 130 interrupted.
Topics: clonewatch help TOPIC, with
${topicIds.join(', ')}.
clonewatch ranks and explains; it never proves that anybody did wrong.`;

function exampleText({ examples }: Command): string {
  return ['', 'Examples:', ...examples.flatMap(([line, purpose]) => [`  ${line}`, `      ${purpose}`])].join('\n');
}

/** How a run goes: its exit code, and how its errors are printed. */
interface Course {
  code: ExitCode;
  log: LogFormat;
}

/** The command line as commander parses it; the command that is run notes its course. */
function makeProgram(io: Io, course: Course): Program {
  const program = new Program('clonewatch')
    .description(
      'Finds accounts that are cloning a model behind an API, from its access logs: ranked, explained, offline.',
    )
    .version(version)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => io.stdout.write(text),
      writeErr: () => undefined,
      outputError: () => undefined,
      getOutHelpWidth: () => io.stdout.columns ?? USUAL_HELP_WIDTH,
      getOutHasColors: () => false,
    })
    .configureHelp({ subcommandTerm: (command) => command.name() })
    .addHelpText('after', closing);
  for (const command of commands) {
    const sub = program
      .command(command.id)
      .summary(command.summary)
      .description(`${command.summary}\n\n${command.about}`);
    command.declare(sub);
    declareConfigOptions(sub);
    declareLogOption(sub);
    sub.addHelpText('after', exampleText(command));
    sub.action(async () => {
      const { options, io: configured } = await withConfiguration(sub, io);
      course.log = logFormat(options);
      course.code = await command.run(sub.processedArgs as readonly unknown[], options, configured);
    });
  }
  return program;
}

/** What commander found wrong, in our words: `unknown option "--fromat"` and `did you mean --format?`. */
function usageError({ message, code }: CommanderError, program: Program, argv: readonly string[]): UserError {
  const [first = '', suggestion = ''] = message.replace(/^error: /, '').split('\n');
  const command = commands.find(({ id }) => id === argv[0]);
  const more = `see clonewatch ${command === undefined ? '' : `${command.id} `}--help`;
  const suggested = /Did you mean (?:one of )?(.+)\?/.exec(suggestion)?.[1] ?? nearestOption(first, program, argv);
  const scanned = code === 'commander.unknownCommand' ? ', or did you mean clonewatch scan PATHS?' : '';
  const hint = suggested === undefined ? more + scanned : `did you mean ${suggested}? ${more}`;
  return new UserError(first.replaceAll("'", '"'), hint);
}

/** Commander suggests only what is very near; any known option helps more than none. */
function nearestOption(message: string, program: Program, argv: readonly string[]): string | undefined {
  const [, option] = /^unknown option '(--[^'=]+)/.exec(message) ?? [];
  const sub = program.commands.find((command) => command.name() === argv[0]);
  const known = (sub ?? program).options.map(({ long }) => long ?? '').filter((long) => long !== '');
  return option === undefined ? undefined : nearestWord(option, known);
}

/** `help` and a word that is no command; commander would answer with the help of everything. */
function asksForTopic([first, word, ...rest]: readonly string[]): boolean {
  if (first !== 'help' || word === undefined || word.startsWith('-') || rest.length > 0) return false;
  return word !== 'help' && !commands.some(({ id }) => id === word);
}

async function explainTopic(word: string, io: Io): Promise<void> {
  const topic = known('topic of help', word, topicIds);
  const { topicLines } = await import('./commands/topics.js');
  await writeStream(io.stdout, topicLines(topic, terminalPage({}, io.stdout, io.environment)));
}

/** Runs one command line; never throws. */
export async function main(argv: readonly string[], io: Io): Promise<ExitCode> {
  const course: Course = { code: exitCodes.done, log: likelyLogFormat(argv, io.environment) };
  const program = makeProgram(io, course);
  try {
    if (argv.length === 0) program.outputHelp();
    else if (asksForTopic(argv)) await explainTopic(argv[1] ?? '', io);
    else await program.parseAsync(argv, { from: 'user' });
    return course.code;
  } catch (error) {
    if (isClosedPipe(error)) return exitCodes.done;
    if (!(error instanceof CommanderError)) return fail(error, io, course.log);
    return error.exitCode === 0 ? exitCodes.done : fail(usageError(error, program, argv), io, course.log);
  }
}

function fail(error: unknown, io: Io, log: LogFormat): ExitCode {
  io.stderr.write(log === 'json' ? failureLine(error, io.environment) : failureText(error));
  return error instanceof UserError ? error.exitCode : exitCodes.ourBug;
}

/** Runs the program in its own process: signals, pipes that close, errors outside any command. */
export async function start(host: NodeJS.Process): Promise<ExitCode> {
  const { stdout, stderr, env: environment } = host;
  const io: Io = {
    get stdin() {
      return host.stdin;
    },
    stdout,
    stderr,
    environment,
    folder: host.cwd(),
  };
  for (const stream of [stdout, stderr]) {
    // Other errors reach whoever is writing; a closed pipe may also be noticed later.
    stream.on('error', (error) => {
      if (isClosedPipe(error)) host.exit(exitCodes.done);
    });
  }
  host.on('uncaughtException', (error) => host.exit(fail(error, io, likelyLogFormat(host.argv, environment))));
  host.once('SIGINT', () => {
    // Files are written without a pause, so nothing is ever half written here; a line of progress may be.
    if (stderr.isTTY) stderr.write('\n');
    host.exit(exitCodes.interrupted);
  });
  return main(host.argv.slice(2), io);
}
