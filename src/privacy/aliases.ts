/** Aliases of names: the same for the same text under the same key, in every report and every night. */
import { digest, type Key } from './key.js';

/** What a name is a name of. It stands before the hash and is no part of it: one text has one hash, wherever it stands. */
export const aliasKinds = [
  'account',
  'address',
  'network',
  'key',
  'tenant',
  'agent',
  'model',
  'endpoint',
  'label',
  'file',
] as const;
export type AliasKind = (typeof aliasKinds)[number];

/** UTF-8 has no place for half a character: names with one are told apart by how JSON writes them. */
const HALF_CHARACTER = /\p{Cs}/u;

/** 64 bits: of a million names any two are alike by chance once in 37 million keys. */
const DIGITS = 16;
/** Names whose hash is kept at hand; they come several times in a document. */
const KEPT = 100_000;

export class Aliases {
  readonly keyId: string;
  private readonly key: Key;
  private readonly known = new Map<string, string>();

  constructor(key: Key) {
    this.key = key;
    this.keyId = key.id;
  }

  of(kind: AliasKind, name: string): string {
    return `${kind}-${this.hashOf(name)}`;
  }

  private hashOf(name: string): string {
    const known = this.known.get(name);
    if (known !== undefined) return known;
    const text = HALF_CHARACTER.test(name) ? JSON.stringify(name) : name;
    const hash = digest(this.key.bytes, text).slice(0, DIGITS);
    if (this.known.size >= KEPT) this.known.clear();
    this.known.set(name, hash);
    return hash;
  }
}
