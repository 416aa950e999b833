/** One log judged: where every account and every unit stands, as plain data that can be kept and pooled. */
import type { Findings, Level } from '../../src/findings/findings.js';
import { groupQualities, type GroupQuality } from '../evaluation.js';
import type { Labels } from '../labels.js';

export interface JudgedAccount {
  readonly account: string;
  /** Empty for honest accounts. */
  readonly attack: string;
  readonly manner: string;
  readonly campaign: string;
  readonly persona: string;
  /** Higher is more suspicious: the negative rank in the findings, -1e9 when not ranked. */
  readonly score: number;
  readonly suspicion: number;
  readonly level: Level;
  readonly pValue: number | null;
  readonly qValue: number | null;
  /** Pattern that won, empty if none. */
  readonly pattern: string;
}

export interface JudgedLog {
  readonly name: string;
  readonly api: string;
  readonly accounts: readonly JudgedAccount[];
  readonly groups: readonly GroupQuality[];
}

/** Score of an account that is not in the findings: below everybody, but a number, so that it survives JSON. */
export const UNRANKED = -1e9;

const unranked = { rank: -UNRANKED, suspicion: 0, level: 'none', pValue: null, qValue: null, pattern: null } as const;

export function judge(findings: Findings, labels: Labels, { name, api }: { name: string; api: string }): JudgedLog {
  const found = new Map(findings.accounts.map((account) => [account.account, account]));
  const accounts = [...labels.values()].map((label): JudgedAccount => {
    const { rank, suspicion, level, pValue, qValue, pattern } = found.get(label.account) ?? unranked;
    const { account, variant: manner, campaign, persona } = label;
    const attack = label.isAttacker ? label.attack || 'unnamed' : '';
    const truth = { account, attack, manner, campaign, persona };
    return { ...truth, score: -rank, suspicion, level, pValue, qValue, pattern: pattern ?? '' };
  });
  return { name, api, accounts, groups: groupQualities(findings, labels) };
}

/** A solo attacker or a whole campaign. */
export interface Unit {
  readonly attack: string;
  readonly manner: string;
  readonly campaign: string;
  readonly members: readonly JudgedAccount[];
}

export function unitsOf({ accounts }: JudgedLog): Unit[] {
  const units = new Map<string, JudgedAccount[]>();
  for (const account of accounts) {
    if (account.attack === '') continue;
    const name = account.campaign === '' ? `account ${account.account}` : `campaign ${account.campaign}`;
    const members = units.get(name) ?? [];
    members.push(account);
    units.set(name, members);
  }
  return [...units.values()].map((members) => {
    const [first] = members;
    return {
      attack: first?.attack ?? '',
      manner: first?.manner ?? '',
      campaign: first?.campaign ?? '',
      members,
    };
  });
}

export function honestOf({ accounts }: JudgedLog): JudgedAccount[] {
  return accounts.filter(({ attack }) => attack === '');
}
