/** Findings as single lines of JSON: keys in declared order, nine significant digits, inputs redacted, nothing invisible. */
import { accountShape, campaignShape } from '../findings/document.js';
import type { AccountFinding, CampaignFinding } from '../findings/findings.js';
import { escapeJson, redact } from './escape.js';
import { forMachines } from './numbers.js';

export function jsonLine(value: unknown): string {
  const rounded = (_key: string, part: unknown): unknown => (typeof part === 'number' ? forMachines(part) : part);
  return escapeJson(JSON.stringify(value, rounded));
}

export function accountLine(account: AccountFinding, showInputs: boolean, type?: 'account'): string {
  const shown = showInputs
    ? account
    : { ...account, evidence: account.evidence.map((row) => ({ ...row, input: redact(row.input) })) };
  return typedLine(accountShape.arrange(shown), type);
}

export function campaignLine(campaign: CampaignFinding, type?: 'campaign'): string {
  return typedLine(campaignShape.arrange(campaign), type);
}

function typedLine(value: Readonly<Record<string, unknown>>, type: string | undefined): string {
  return jsonLine(type === undefined ? value : { type, ...value });
}
