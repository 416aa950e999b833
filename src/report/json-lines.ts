/** Findings as single lines of JSON: keys in declared order, nine significant digits, inputs redacted, nothing invisible. */
import { accountShape, campaignShape } from '../findings/document.js';
import type { AccountFinding, CampaignFinding } from '../findings/findings.js';
import { escapeJson } from './escape.js';
import { forMachines } from './numbers.js';
import { redact } from '../privacy/redact.js';

/** Characters that stand in JSON as they are and are safe to show: printable ASCII, the letters of Latin scripts, our own dashes and quotes. */
const PLAIN = /^[ !#-[\]-~\u00a1-\u00ac\u00ae-\u02ff\u2013\u2014\u2018\u2019\u201c\u201d\u2026]*$/;

/** Plain data as one line. Written by hand, as `JSON.stringify` with a function for every number takes three times as long. */
export function jsonLine(value: unknown): string {
  if (typeof value === 'string') return quoted(value);
  if (typeof value === 'number') return Number.isFinite(value) ? String(forMachines(value)) : 'null';
  if (Array.isArray(value)) return listLine(value);
  if (typeof value === 'object' && value !== null) return objectLine(value);
  return typeof value === 'boolean' ? String(value) : 'null';
}

function quoted(text: string): string {
  return PLAIN.test(text) ? `"${text}"` : escapeJson(JSON.stringify(text));
}

function listLine(values: readonly unknown[]): string {
  let line = '';
  for (const value of values) line += line === '' ? jsonLine(value) : `,${jsonLine(value)}`;
  return `[${line}]`;
}

function objectLine(fields: object): string {
  let line = '';
  for (const [name, value] of Object.entries(fields)) {
    if (value !== undefined) line += `${line === '' ? '' : ','}${quoted(name)}:${jsonLine(value)}`;
  }
  return `{${line}}`;
}

/** @param share of the words of inputs that is masked, 0 to 1 */
export function accountLine(account: AccountFinding, share: number, type?: 'account'): string {
  const shown =
    share === 0
      ? account
      : { ...account, evidence: account.evidence.map((row) => ({ ...row, input: redact(row.input, share) })) };
  return typedLine(accountShape.arrange(shown), type);
}

export function campaignLine(campaign: CampaignFinding, type?: 'campaign'): string {
  return typedLine(campaignShape.arrange(campaign), type);
}

function typedLine(value: Readonly<Record<string, unknown>>, type: string | undefined): string {
  return jsonLine(type === undefined ? value : { type, ...value });
}
