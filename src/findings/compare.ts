/** Two documents side by side: who is new, worse, better, gone. */
import { fingerprintOf, type PlainStatus, statusOf } from './changes.js';
import type { CampaignFinding, Findings, Level, VerdictFinding } from './findings.js';

/** Two documents do not tell who was at a level before. */
type Status = PlainStatus;

/** Where an account stands in one of the documents. */
export interface Standing {
  readonly level: Level;
  readonly suspicion: number;
  /** What a person decided about it, absent without. */
  readonly verdict?: VerdictFinding;
}

export interface AccountDifference {
  readonly account: string;
  readonly fingerprint: string;
  readonly status: Status;
  /** Null where the document does not hold the account. */
  readonly before: Standing | null;
  readonly now: Standing | null;
}

export interface CampaignDifference {
  /** Ids in the two documents; they are numbered anew in every run. */
  readonly before: string | null;
  readonly now: string | null;
  readonly joined: readonly string[];
  readonly left: readonly string[];
}

export interface Comparison {
  readonly before: string;
  readonly now: string;
  readonly counts: Readonly<Record<Status, number>>;
  /** How many of `accounts` verdicts suppress in the later document. */
  readonly suppressed: number;
  /** Worst first: new and escalated by suspicion, then the others. */
  readonly accounts: readonly AccountDifference[];
  readonly campaigns: readonly CampaignDifference[];
  /** What makes the two hard to compare: other versions, documents that do not hold all accounts. */
  readonly notes: readonly string[];
}

const order: readonly Status[] = ['new', 'escalated', 'ongoing', 'eased', 'resolved'];

/** @param before the earlier document */
export function compareFindings(before: Findings, now: Findings): Comparison {
  const earlier = standingsOf(before);
  const later = standingsOf(now);
  const counts: Record<Status, number> = { new: 0, ongoing: 0, escalated: 0, eased: 0, resolved: 0 };
  const accounts: AccountDifference[] = [];
  for (const account of new Set([...later.keys(), ...earlier.keys()])) {
    const [old, current] = [earlier.get(account) ?? null, later.get(account) ?? null];
    const status = statusOf(old?.level ?? 'none', current?.level ?? 'none');
    if (status === undefined) continue;
    counts[status] += 1;
    accounts.push({ account, fingerprint: fingerprintOf(account), status, before: old, now: current });
  }
  accounts.sort(
    (a, b) =>
      order.indexOf(a.status) - order.indexOf(b.status) ||
      (b.now?.suspicion ?? b.before?.suspicion ?? 0) - (a.now?.suspicion ?? a.before?.suspicion ?? 0) ||
      (a.account < b.account ? -1 : 1),
  );
  return {
    ...{ before: before.generatedAt, now: now.generatedAt, counts },
    suppressed: accounts.filter(({ now: standing }) => standing?.verdict?.suppressed === true).length,
    accounts,
    campaigns: compareCampaigns(before.campaigns, now.campaigns),
    notes: notesOn(before, now),
  };
}

function standingsOf({ accounts }: Findings): Map<string, Standing> {
  return new Map(
    accounts.map(({ account, level, suspicion, verdict }) => [
      account,
      { level, suspicion, ...(verdict === undefined ? {} : { verdict }) },
    ]),
  );
}

/** A campaign is the same when at least half of the members of either are members of both. */
const SAME_SHARE = 0.5;

function compareCampaigns(before: readonly CampaignFinding[], now: readonly CampaignFinding[]): CampaignDifference[] {
  const left = new Set(before);
  const found = now.map((campaign): CampaignDifference => {
    const members = new Set(campaign.members);
    const same = [...left].find((other) => {
      const shared = other.members.filter((member) => members.has(member)).length;
      return shared >= SAME_SHARE * Math.max(members.size, other.members.length);
    });
    if (same !== undefined) left.delete(same);
    const earlier = new Set(same?.members);
    return {
      ...{ before: same?.id ?? null, now: campaign.id },
      joined: campaign.members.filter((member) => !earlier.has(member)),
      left: [...earlier].filter((member) => !members.has(member)),
    };
  });
  const gone = [...left].map(({ id, members }) => ({ before: id, now: null, joined: [], left: members }));
  return [...found, ...gone].filter(
    (campaign) =>
      campaign.before === null || campaign.now === null || campaign.joined.length + campaign.left.length > 0,
  );
}

function notesOn(before: Findings, now: Findings): string[] {
  const notes: string[] = [];
  if (before.pseudonyms?.key !== now.pseudonyms?.key) {
    notes.push('the two documents name accounts differently (pseudonyms, or another key): everybody looks new or gone');
  }
  if (JSON.stringify(before.sharpening?.weights ?? []) !== JSON.stringify(now.sharpening?.weights ?? [])) {
    notes.push('verdicts moved the weights of patterns otherwise in the two: scores may differ for that reason alone');
  }
  if (before.tool.version !== now.tool.version) {
    notes.push(
      `written by clonewatch ${before.tool.version} and ${now.tool.version}: scores may differ for that reason alone`,
    );
  }
  for (const [name, { accounts, totals }] of [
    ['earlier', before],
    ['later', now],
  ] as const) {
    const standing = totals.accounts - totals.levels.none;
    if (accounts.length < standing) {
      notes.push(
        `the ${name} document holds ${String(accounts.length)} of ${String(standing)} accounts that stand out`,
      );
    }
  }
  return notes;
}
