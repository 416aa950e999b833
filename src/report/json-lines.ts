/** Findings as single lines of JSON: keys in declared order, nine significant digits, inputs redacted, nothing invisible. */
import { accountShape, campaignShape } from '../findings/document.js';
import type { AccountFinding, CampaignFinding } from '../findings/findings.js';
import { redact } from '../privacy/redact.js';
import { JsonText } from './json-text.js';

const line = new JsonText();

/** Plain data as one line. */
export function jsonLine(value: unknown): string {
  line.put(value);
  return line.take();
}

/**
 * An account as it is printed: keys in declared order, inputs redacted.
 * @param share of the words of inputs that is masked, 0 to 1
 */
export function printedAccount(account: AccountFinding, share: number): Readonly<Record<string, unknown>> {
  const shown =
    share === 0
      ? account
      : { ...account, evidence: account.evidence.map((row) => ({ ...row, input: redact(row.input, share) })) };
  return accountShape.arrange(shown);
}

export function printedCampaign(campaign: CampaignFinding): Readonly<Record<string, unknown>> {
  return campaignShape.arrange(campaign);
}
