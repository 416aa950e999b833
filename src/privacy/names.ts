/** Every name in a document that has an alias, with what it is a name of; names may come several times. */
import type { AccountFinding, Findings } from '../findings/findings.js';
import type { AliasKind } from './aliases.js';

type Name = readonly [kind: AliasKind, name: string];

function* allOf(kind: AliasKind, names: Iterable<string>): Iterable<Name> {
  for (const name of names) yield [kind, name];
}

export function* namesOf({ account, sources, linked, evidence }: AccountFinding): Iterable<Name> {
  yield ['account', account];
  yield* allOf('network', sources.networkNames ?? []);
  yield* allOf('agent', sources.agents);
  yield* allOf('model', sources.models);
  yield* allOf('endpoint', sources.endpoints);
  for (const other of linked) yield ['account', other.account];
  for (const { label } of evidence) if (label !== null) yield ['label', label];
}

/** Goes through all accounts once. */
export function* namesIn({ accounts, campaigns, changes, state }: Findings): Iterable<Name> {
  for (const account of accounts) yield* namesOf(account);
  for (const { members } of campaigns) yield* allOf('account', members);
  for (const { account } of changes?.resolved ?? []) yield ['account', account];
  yield* allOf('file', state?.knownInputs ?? []);
}
