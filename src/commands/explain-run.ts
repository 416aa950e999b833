/** The work of `explain`: find the account or campaign that is meant, narrow the document to it, print. */
import { type ExitCode, exitCodes, nearestWord, UserError } from '../errors.js';
import type { Findings } from '../findings/findings.js';
import { onlyAccount, onlyCampaign } from '../findings/narrow.js';
import type { Aliases } from '../privacy/aliases.js';
import { campaign } from '../report/campaign.js';
import { escapeText } from '../report/escape.js';
import { explanation } from '../report/explanation.js';
import { reporters } from '../report/index.js';
import type { Io } from './command.js';
import { obtainFindings } from './document.js';
import type { Options } from './options.js';
import { planOutputs, writeOutputs } from './outputs.js';

/** Names suggested where none fits. */
const SUGGESTIONS = 3;
/** Longer names are not compared letter by letter. Code units. */
const LONGEST_COMPARED = 100;

export async function runExplain(asked: string, paths: readonly string[], options: Options, io: Io): Promise<ExitCode> {
  // Formats and folders are checked before anything is read; accounts and campaigns differ only in what is usual.
  // Who asks for an account by name sees it, whatever was decided about it, and of a campaign every member.
  const asksByName = { ...options, showSuppressed: true, top: 'all' };
  const forAccounts = planOutputs(asksByName, [explanation, ...reporters], io);
  const forCampaigns = planOutputs(asksByName, [campaign, ...reporters], io);
  const aliases = forAccounts[0]?.aliases;
  const { findings, exitCode } = await obtainFindings(paths, options, io, {
    isAsked: (account) => isMeant(account, asked, aliases),
  });
  const account = accountMeant(findings, asked, aliases);
  if (account !== undefined) await writeOutputs(forAccounts, onlyAccount(findings, account), io);
  else if (findings.campaigns.some(({ id }) => id === asked)) {
    await writeOutputs(forCampaigns, onlyCampaign(findings, asked), io);
  } else throw notFound(findings, asked, aliases);
  return exitCode;
}

function isMeant(account: string, asked: string, aliases?: Aliases): boolean {
  return account === asked || escapeText(account) === asked || aliases?.of('account', account) === asked;
}

/** An account by its name, by its name as our reports print it (control characters cannot be typed), or by its alias. */
export function accountMeant({ accounts }: Findings, asked: string, aliases?: Aliases): string | undefined {
  const exact = accounts.find(({ account }) => account === asked);
  return (exact ?? accounts.find(({ account }) => isMeant(account, asked, aliases)))?.account;
}

export function notFound({ accounts, totals }: Findings, asked: string, aliases?: Aliases): UserError {
  const shown = (name: string): string => aliases?.of('account', name) ?? name;
  const names = accounts.map(({ account }) => shown(account)).filter((name) => name.length <= LONGEST_COMPARED);
  const lower = asked.toLowerCase();
  const alike = lower === '' ? [] : names.filter((name) => name.toLowerCase().includes(lower));
  const nearest = asked.length <= LONGEST_COMPARED ? nearestWord(asked, names) : undefined;
  const suggested = [...new Set([...alike, ...(nearest === undefined ? [] : [nearest])])].slice(0, SUGGESTIONS);
  const missing = totals.accounts - accounts.length;
  const partial = missing > 0 ? `; the document leaves out ${missing} of ${totals.accounts} accounts` : '';
  return new UserError(
    `no account or campaign "${asked}"${partial}`,
    suggested.length > 0 ? `did you mean ${suggested.join(', ')}?` : 'clonewatch scan --top all lists every account',
    exitCodes.usage,
  );
}
