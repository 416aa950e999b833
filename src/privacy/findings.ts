/** The document with aliases instead of names: everything that came from a log or from a person's hand is replaced, numbers and times stay. */
import { UserError } from '../errors.js';
import { DescribedAccounts } from '../findings/account-list.js';
import { fingerprintOf } from '../findings/changes.js';
import type {
  AccountFinding,
  AccountList,
  ChangesFinding,
  Findings,
  LogFinding,
  StateFinding,
  VerdictFinding,
} from '../findings/findings.js';
import type { Aliases } from './aliases.js';
import { hiddenNames, type NameWords } from './name-words.js';
import { keptNotes } from './notes.js';
import { inOrderOfAliases } from './tied-ranks.js';

const WITHHELD = 'withheld';

/**
 * @param showsInputs whether any word of an input will be shown: then the words of every name in the document are masked in them
 * @throws UserError for a document whose names are aliases under another key
 */
export function pseudonymise(findings: Findings, aliases: Aliases, showsInputs: boolean): Findings {
  if (findings.pseudonyms !== undefined) return alreadyDone(findings, findings.pseudonyms.key, aliases);
  const { accounts, campaigns, changes, state, log } = findings;
  const words = showsInputs ? hiddenNames(findings) : undefined;
  const ordered = inOrderOfAliases(accounts, ({ account }) => aliases.of('account', account));
  return {
    ...findings,
    log: withoutPaths(log),
    accounts: each(ordered, (account) => withAliases(account, aliases, words)),
    campaigns: campaigns.map((campaign) => ({
      ...campaign,
      members: campaign.members.map((member) => aliases.of('account', member)),
    })),
    ...(changes === undefined ? {} : { changes: changesWith(changes, aliases) }),
    ...(state === undefined ? {} : { state: stateWith(state, aliases) }),
    pseudonyms: { key: aliases.keyId },
  };
}

/** Aliases of aliases would be nobody's; only what was laid over the document since is replaced. */
function alreadyDone(findings: Findings, key: string, aliases: Aliases): Findings {
  if (key !== aliases.keyId) {
    throw new UserError(
      `the names of this document are pseudonyms already, under key ${key}; this key is ${aliases.keyId}`,
      'leave --pseudonyms out, or begin with the document that has the names',
    );
  }
  const accounts = each(findings.accounts, ({ verdict, ...account }) =>
    verdict === undefined ? account : { ...account, verdict: verdictWith(verdict) },
  );
  return { ...findings, accounts };
}

function each(accounts: AccountList, change: (account: AccountFinding) => AccountFinding): AccountList {
  return new DescribedAccounts(accounts.length, (index) => {
    const account = accounts.at(index);
    if (account === undefined) throw new Error(`pseudonyms: nobody at ${String(index)} of ${String(accounts.length)}`);
    return change(account);
  });
}

function withAliases(account: AccountFinding, aliases: Aliases, words: NameWords | undefined): AccountFinding {
  const { sources, change, verdict } = account;
  const name = aliases.of('account', account.account);
  return {
    ...account,
    account: name,
    sources: {
      ...sources,
      ...(sources.networkNames === undefined
        ? {}
        : { networkNames: sources.networkNames.map((network) => aliases.of('network', network)).sort() }),
      ...(sources.keyMarks === undefined ? {} : { keyMarks: marksWith(sources.keyMarks, 'key', aliases) }),
      ...(sources.tenantMarks === undefined ? {} : { tenantMarks: marksWith(sources.tenantMarks, 'tenant', aliases) }),
      agents: sources.agents.map((agent) => aliases.of('agent', agent)).sort(),
      models: sources.models.map((model) => aliases.of('model', model)).sort(),
      endpoints: sources.endpoints.map((endpoint) => aliases.of('endpoint', endpoint)).sort(),
    },
    linked: account.linked.map((other) => ({ ...other, account: aliases.of('account', other.account) })),
    evidence: account.evidence.map((row) => ({
      ...row,
      input: words === undefined ? row.input : words.masked(row.input, account),
      label: row.label === null ? null : aliases.of('label', row.label),
    })),
    ...(change === undefined ? {} : { change: { ...change, fingerprint: fingerprintOf(name) } }),
    ...(verdict === undefined ? {} : { verdict: verdictWith(verdict) }),
  };
}

/** A plain hash of a guessed name would tell whether the guess is right. */
function marksWith(marks: readonly string[], kind: 'key' | 'tenant', aliases: Aliases): readonly string[] {
  return marks.map((mark) => aliases.of(kind, mark)).sort();
}

/** What a person wrote may name anybody, and who wrote it is a person too. */
export function verdictWith(verdict: VerdictFinding): VerdictFinding {
  return { ...verdict, reason: WITHHELD, author: verdict.author === null ? null : WITHHELD };
}

function changesWith(changes: ChangesFinding, aliases: Aliases): ChangesFinding {
  const resolved = changes.resolved.map((entry) => {
    const account = aliases.of('account', entry.account);
    return { ...entry, account, fingerprint: fingerprintOf(account) };
  });
  return { ...changes, resolved };
}

function stateWith(state: StateFinding, aliases: Aliases): StateFinding {
  return { ...state, knownInputs: state.knownInputs.map((path) => aliases.of('file', path)) };
}

function withoutPaths(log: LogFinding): LogFinding {
  return { ...log, notes: keptNotes(log.notes) };
}
