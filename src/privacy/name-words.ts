/** Words of the names of a document, to be masked in inputs that are shown: an input may say who sent it. */
import type { AccountFinding, Findings } from '../findings/findings.js';
import type { AliasKind } from './aliases.js';
import { namesIn, namesOf } from './names.js';
import { maskWords, wordsOf } from './redact.js';

/** Parts of names that are looked for inside longer words, too, in an account's own inputs. Code units. */
const FEWEST = 4;

export interface NameWords {
  masked(input: string, account: AccountFinding): string;
}

/** Words of names; labels are ordinary words. */
function* wordsIn(names: Iterable<readonly [AliasKind, string]>): Iterable<string> {
  for (const [kind, name] of names) if (kind !== 'label') yield* wordsOf(name);
}

export function hiddenNames(findings: Findings): NameWords {
  const all = new Set(wordsIn(namesIn(findings)));
  return {
    masked(input, account) {
      const own = [...wordsIn(namesOf(account))].filter((word) => word.length >= FEWEST);
      return maskWords(input, (word) => all.has(word) || own.some((part) => word.includes(part)));
    },
  };
}
