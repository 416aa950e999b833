/** The work of `verdict`. */
import { type ExitCode, exitCodes, UserError } from '../errors.js';
import { type AccountFinding, levels, verdictKinds } from '../findings/findings.js';
import { keyName } from '../read/account-names.js';
import { escapeText } from '../report/escape.js';
import { jsonLine } from '../report/json-lines.js';
import { columnLines } from '../report/layout.js';
import { makePage, type Page, span } from '../report/page.js';
import { isDate, isNetwork } from '../verdicts/entry.js';
import { contributing, hasExpired, type Subject, type Verdict } from '../verdicts/verdict.js';
import { timeOfRun } from './clock.js';
import type { Io } from './command.js';
import { accountMeant, notFound } from './explain-run.js';
import { checkTaken, flagOption, known, type Options, textOption } from './options.js';
import { terminalPage } from './page-options.js';
import { readFindings } from './saved-findings.js';
import { today, VerdictFile } from './verdict-file.js';
import { writeStream } from './write.js';

const DAY_MS = 86_400_000;
const LONGEST_NAME = 40;
const TAKERS = {
  ...{ reason: verdictKinds, expires: verdictKinds, author: verdictKinds, findings: verdictKinds },
  ...{ level: ['dismiss', 'allow'], format: ['list'] },
};

export async function runVerdict(
  action: string,
  name: string | undefined,
  options: Options,
  io: Io,
): Promise<ExitCode> {
  const asked = known('action of verdict', action, [...verdictKinds, 'list', 'remove'] as const);
  checkTaken(['verdict', asked], options, TAKERS);
  if (asked === 'list') return list(name, options, io);
  if (name === undefined) {
    throw new UserError(`verdict ${asked} needs an account`, `for example clonewatch verdict ${asked} acme-batch-7`);
  }
  const line = asked === 'remove' ? await remove(name, options, io) : await decide(asked, name, options, io);
  await writeStream(io.stdout, [`${line}\n`]);
  return exitCodes.done;
}

async function list(name: string | undefined, options: Options, io: Io): Promise<ExitCode> {
  if (name !== undefined) throw new UserError('verdict list takes no account', 'it lists everything that was decided');
  const format = known('format', textOption(options, 'format') ?? 'table', ['table', 'json']);
  const verdicts = (await VerdictFile.open(options, io)).verdicts();
  const page = makePage(terminalPage(options, io.stdout, io.environment));
  const lines = format === 'json' ? jsonLines(verdicts) : tableLines(verdicts, page, today(io));
  await writeStream(io.stdout, lines);
  return exitCodes.done;
}

function jsonLines(verdicts: readonly Verdict[]): string[] {
  return verdicts.length === 0 ? ['[]\n'] : ['[\n', verdicts.map((each) => jsonLine(each)).join(',\n'), '\n]\n'];
}

function* tableLines(verdicts: readonly Verdict[], page: Page, day: string): Iterable<string> {
  if (verdicts.length === 0) {
    yield 'no verdicts yet\n';
    return;
  }
  const column = (title: string, least: number, text: (each: Verdict) => string) => ({
    ...{ title, least, align: 'left' as const, dropsAt: 0 },
    cells: verdicts.map((each) => span(text(each), hasExpired(each, day) ? ('dim' as const) : ('plain' as const))),
  });
  const columns = [
    column('about', 12, ({ subject, name }) =>
      page.fit(subject === 'account' ? name : `${subject} ${name}`, LONGEST_NAME),
    ),
    column('verdict', 7, ({ verdict }) => verdict),
    column('since', 10, ({ at }) => at),
    column('ends', 10, (each) => (hasExpired(each, day) ? 'expired' : (each.expires ?? 'never'))),
    column('level', 5, ({ level }) => level ?? '-'),
    column('author', 6, ({ author }) => page.fit(author ?? '-', 16)),
    column('reason', 8, ({ reason }) => page.clean(reason)),
  ];
  for (const line of columnLines(page, columns)) yield `${line}\n`;
}

async function remove(name: string, options: Options, io: Io): Promise<string> {
  const file = await VerdictFile.open(options, io);
  const subject = subjectOf('allow', name, options);
  const found = file.verdicts().filter((each) => each.subject === subject);
  const meant =
    found.find((each) => each.name === storedName(subject, name)) ??
    found.find((each) => escapeText(each.name) === name);
  if (meant === undefined || !file.remove(meant)) {
    throw new UserError(`no verdict about the ${subject} "${name}" in ${file.path}`, 'clonewatch verdict list has all');
  }
  return `removed the verdict about ${escapeText(name)} from ${escapeText(file.path)}`;
}

async function decide(kind: Verdict['verdict'], name: string, options: Options, io: Io): Promise<string> {
  const subject = subjectOf(kind, name, options);
  const reason = (textOption(options, 'reason') ?? '').trim();
  if (reason === '') throw new UserError(`verdict ${kind} needs a reason`, 'say why with --reason "..."');
  const expires = expiryOf(options, io);
  const file = await VerdictFile.open(options, io);
  const account = subject !== 'account' ? undefined : await decidedOn(name, options, io);
  const level = levelOf(kind, account, options);
  const verdict: Verdict = {
    ...{ subject, name: account?.account ?? storedName(subject, name), verdict: kind, reason, expires, level },
    author: authorOf(options, io),
    at: today(io),
    families: kind === 'dismiss' && account !== undefined ? contributing(account) : null,
  };
  file.set(verdict);
  return decidedLine(verdict, file.path);
}

/** A key itself, which is a secret, is called as the reader calls it. */
function storedName(subject: Subject, name: string): string {
  return subject === 'key' ? keyName(name) : name;
}

const sharedSubjects = ['agent', 'network', 'key', 'tenant'] as const satisfies readonly Subject[];

function subjectOf(kind: Verdict['verdict'], name: string, options: Options): Verdict['subject'] {
  const asked = sharedSubjects.filter((flag) => flagOption(options, flag));
  const [subject] = asked;
  if (subject === undefined) return 'account';
  if (asked.length > 1)
    throw new UserError(`both --${asked.slice(0, 2).join(' and --')} were given`, 'a verdict is about one of them');
  if (kind !== 'allow' && kind !== 'watch') {
    throw new UserError(
      `verdict ${kind} takes no --${subject}`,
      'keys, tenants, networks and user agents are allowed or watched',
    );
  }
  if (subject !== 'network' || isNetwork(name)) return subject;
  throw new UserError(
    `"${name}" is no network as accounts are counted by`,
    'IPv4 counts by /24 and IPv6 by /48: 203.0.113.0/24 or 2001:db8:7::/48',
  );
}

export function authorOf(options: Options, { environment }: Io): string | null {
  return textOption(options, 'author') ?? environment['USER'] ?? environment['LOGNAME'] ?? null;
}

/** What the document that was decided on says about the account. */
async function decidedOn(name: string, options: Options, io: Io): Promise<AccountFinding | undefined> {
  const path = textOption(options, 'findings');
  if (path === undefined) return undefined;
  const findings = await readFindings(path, io);
  const meant = accountMeant(findings, name);
  const account = findings.accounts.find((each) => each.account === meant);
  if (meant === undefined || account === undefined) throw notFound(findings, name);
  return account;
}

function levelOf(kind: Verdict['verdict'], account: AccountFinding | undefined, options: Options): Verdict['level'] {
  const asked = textOption(options, 'level');
  if (asked !== undefined && kind !== 'dismiss' && kind !== 'allow') {
    throw new UserError(`verdict ${kind} takes no --level`, 'it marks the account and hides nothing');
  }
  if (asked !== undefined) return known('level', asked, levels);
  if (kind !== 'dismiss') return null;
  if (account !== undefined) return account.level;
  throw new UserError(
    'a dismissal records the level and families at the time, and ends when they grow',
    'name the findings with --findings FILE, or the highest level with --level suspect',
  );
}

export function decidedLine({ name, verdict, level, families, expires }: Verdict, path: string): string {
  const bounds = [
    ...(level === null ? [] : [`up to ${level}`]),
    ...(families === null || families.length === 0 ? [] : [`while nothing but ${families.join(', ')} adds to it`]),
    ...(expires === null ? [] : [`until ${expires}`]),
  ];
  const held = bounds.length === 0 ? '' : `, ${bounds.join(', ')}`;
  return `${verdict} ${escapeText(name)}${held}; written to ${escapeText(path)}`;
}

/** The UTC date of `30d`, `12w` or a date; it must lie ahead. */
export function expiryOf(options: Options, io: Io): string | null {
  const text = textOption(options, 'expires');
  if (text === undefined) return null;
  const [, amount, unit] = /^(\d{1,5})([dw])$/.exec(text) ?? [];
  const days = Number(amount) * (unit === 'w' ? 7 : 1);
  const date =
    amount === undefined
      ? text
      : new Date(timeOfRun(io.environment).getTime() + days * DAY_MS).toISOString().slice(0, 10);
  if (isDate(date) && date > today(io)) return date;
  throw new UserError(
    `--expires "${text}" is not a time ahead`,
    'for example --expires 30d, --expires 12w or --expires 2027-01-31',
  );
}
