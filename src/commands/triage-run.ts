/** The work of `triage`: keys in, verdicts into the file at once, so that whatever ends it loses nothing. */
import { type ExitCode, exitCodes, UserError } from '../errors.js';
import type { AccountFinding, Findings } from '../findings/findings.js';
import { inZone } from '../findings/in-zone.js';
import { pseudonymise } from '../privacy/findings.js';
import { plural } from '../report/numbers.js';
import { escapeText } from '../report/escape.js';
import { contributing, type Verdict } from '../verdicts/verdict.js';
import { zoneOfRun } from './clock.js';
import type { Io } from './command.js';
import { savedOrRemembered } from './document.js';
import type { Options } from './options.js';
import { redactShare } from './declare-privacy.js';
import { terminalPage } from './page-options.js';
import { checkedAliases } from './privacy-options.js';
import { openTerminal, type Terminal } from './terminal.js';
import { screenOf, type View } from './triage-screen.js';
import { today, VerdictFile } from './verdict-file.js';
import { authorOf, decidedLine, expiryOf } from './verdict-run.js';
import { writeStream } from './write.js';

const INSTEAD = 'instead: clonewatch explain ACCOUNT --findings FILE, then clonewatch verdict dismiss ACCOUNT ...';

const DECISIONS: Readonly<Record<string, 'confirm' | 'dismiss' | 'watch'>> = { c: 'confirm', d: 'dismiss', w: 'watch' };
const NEXT_PAGE = ['n', ' ', '\u001b[6~', '\u001b[C'];
const PAGE_BEFORE = ['p', '\u001b[5~', '\u001b[D'];

export async function runTriage(path: string | undefined, options: Options, io: Io): Promise<ExitCode> {
  if (path === '-') throw new UserError('triage reads keys from standard input', 'name a file of saved findings');
  const expires = expiryOf(options, io);
  const file = await VerdictFile.open(options, io);
  const aliases = checkedAliases(options, io);
  // The file is begun by the first decision; until then there is none to read.
  const named = await savedOrRemembered(path, file.exists() ? options : { ...options, verdicts: false }, io);
  const hidden = aliases === undefined ? named : pseudonymise(named, aliases, redactShare(options) < 1);
  const findings = inZone(hidden, zoneOfRun(io));
  const suspects = findings.accounts.filter(({ level, verdict }) => level !== 'none' && verdict?.suppressed !== true);
  const terminal = openTerminal(io, 'triage', INSTEAD);
  const names = new Map(
    aliases === undefined ? [] : named.accounts.map(({ account }) => [aliases.of('account', account), account]),
  );
  const walk = new Walk({ findings, suspects, names, file, terminal, options, io, expires });
  let code: ExitCode;
  try {
    code = await walk.run();
  } finally {
    terminal.close();
  }
  await writeStream(io.stdout, [`${walk.summary()}\n`]);
  return code;
}

interface Triage {
  readonly findings: Findings;
  readonly suspects: readonly AccountFinding[];
  /** Names by the aliases that are shown instead; verdicts are about names. */
  readonly names: ReadonlyMap<string, string>;
  readonly file: VerdictFile;
  readonly terminal: Terminal;
  readonly options: Options;
  readonly io: Io;
  readonly expires: string | null;
}

class Walk {
  private readonly triage: Triage;
  private index = 0;
  private page = 0;
  private inCampaign = false;
  private message = '';
  private readonly decided = new Set<string>();

  constructor(triage: Triage) {
    this.triage = triage;
  }

  async run(): Promise<ExitCode> {
    for (;;) {
      const account = this.triage.suspects[this.index];
      if (account === undefined) return exitCodes.done;
      this.draw(account);
      const key = await this.triage.terminal.key();
      if (key === 'interrupt') return exitCodes.interrupted;
      if (key === 'q') return exitCodes.done;
      this.message = '';
      const decision = this.inCampaign ? undefined : DECISIONS[key];
      if (decision === undefined) this.move(key, account);
      else if ((await this.decide(decision, account)) === 'interrupt') return exitCodes.interrupted;
    }
  }

  summary(): string {
    const { suspects, file } = this.triage;
    if (suspects.length === 0) return 'nobody stands out who was not decided on';
    const left = suspects.length - this.decided.size;
    return `${plural(this.decided.size, 'suspect')} decided, ${String(left)} left as before; verdicts are in ${escapeText(file.path)}`;
  }

  private draw(account: AccountFinding, typed?: View['typed']): void {
    const { terminal, options, io, findings, suspects } = this.triage;
    const { rows } = terminal.size();
    const place = `${String(this.index + 1)} of ${String(suspects.length)}`;
    const { page, message, inCampaign } = this;
    const view = { account, campaign: inCampaign, page, place, message, typed };
    const screen = screenOf(view, findings, terminalPage(options, io.stdout, io.environment), rows);
    this.page = screen.page;
    terminal.show(screen.lines);
  }

  private move(key: string, { campaign }: AccountFinding): void {
    if (NEXT_PAGE.includes(key)) this.page += 1;
    else if (PAGE_BEFORE.includes(key)) this.page = Math.max(0, this.page - 1);
    else if (key === 'g' && !this.inCampaign) this.openCampaign(campaign);
    else if (key === 'b' && this.inCampaign) this.turnTo(this.index);
    else if (key === 'b') this.turnTo(Math.max(0, this.index - 1));
    else if (key === 's' && !this.inCampaign) this.turnTo(this.index + 1);
  }

  private turnTo(index: number): void {
    this.index = index;
    this.page = 0;
    this.inCampaign = false;
  }

  private openCampaign(id: string | null): void {
    const known = this.triage.findings.campaigns.some((each) => each.id === id);
    if (known) [this.inCampaign, this.page] = [true, 0];
    else this.message = id === null ? 'it is in no campaign' : `campaign ${id} is not in this document`;
  }

  private async decide(verdict: Verdict['verdict'], account: AccountFinding): Promise<'interrupt' | undefined> {
    const reason = await this.ask(`${verdict}, because`, account);
    if (reason === 'interrupt' || reason === undefined) return reason;
    const { text } = reason;
    if (text === '') {
      this.message = 'nothing was written: a verdict needs a reason';
      return undefined;
    }
    const { io, options, file, names, expires } = this.triage;
    const dismissed = verdict === 'dismiss';
    const made: Verdict = {
      ...{
        subject: 'account',
        name: names.get(account.account) ?? account.account,
        verdict,
        reason: text,
        at: today(io),
      },
      author: authorOf(options, io),
      expires: dismissed ? expires : null,
      level: dismissed ? account.level : null,
      families: dismissed ? contributing(account) : null,
    };
    file.set(made);
    this.decided.add(account.account);
    this.turnTo(this.index + 1);
    this.message = decidedLine({ ...made, name: account.account }, file.path);
    return undefined;
  }

  /** One line of text; undefined when the person goes back. */
  private async ask(
    label: string,
    account: AccountFinding,
  ): Promise<{ readonly text: string } | 'interrupt' | undefined> {
    let text = '';
    for (;;) {
      this.draw(account, { label, text });
      const key = await this.triage.terminal.key();
      if (key === 'interrupt') return key;
      if (key === '\u001b') return undefined;
      if (key === '\r' || key === '\n') return { text: text.trim() };
      if (key === '\u007f' || key === '\b') text = Array.from(text).slice(0, -1).join('');
      else if (key !== 'resize' && /^\P{Cc}$/u.test(key)) text += key;
    }
  }
}
