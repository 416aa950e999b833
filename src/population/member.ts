/** One account as the population sees it: its profile, the kind of use it makes of the API, and how much of it there is. */
import type { InputContent, SampledInput } from '../represent/sampled-input.js';
import type { Profile } from '../profiles/profile.js';

/** Kind of use: what most inputs are. Accounts are compared within their kind. */
export const useKinds = ['chat', 'text', 'row', 'none'] as const;
export type UseKind = (typeof useKinds)[number];

export interface Member {
  /** Place in the population, accounts sorted by name. */
  readonly index: number;
  readonly profile: Profile;
  readonly kind: UseKind;
  /** Estimated number of distinct inputs; rows where the log shows no inputs. */
  readonly distinct: number;
}

export type TextInput = SampledInput & { readonly content: Extract<InputContent, { kind: 'text' }> };
export type RowInput = SampledInput & { readonly content: Extract<InputContent, { kind: 'row' }> };

export function isText(input: SampledInput): input is TextInput {
  return input.content.kind === 'text';
}

export function isRow(input: SampledInput): input is RowInput {
  return input.content.kind === 'row';
}

/** Kind of use by majority of the sampled inputs; a text API is a chat where most texts came as messages or free text came back. */
export function useKind(profile: Profile): UseKind {
  const { sample } = profile.inputs;
  const texts = sample.margins('text').length;
  const rows = sample.margins('row').length;
  if (texts === 0 && rows === 0) return 'none';
  if (rows > texts) return 'row';
  const { labelled, texts: freeTexts } = profile.answers;
  return 2 * profile.chats.chats > profile.volume.rows || freeTexts > labelled ? 'chat' : 'text';
}

export function makeMember(index: number, profile: Profile): Member {
  const kind = useKind(profile);
  const { rows } = profile.volume;
  // The estimate from the sample may exceed what was asked at all.
  return { index, profile, kind, distinct: kind === 'none' ? rows : Math.min(rows, profile.inputs.sample.distinct()) };
}

/** How many accounts make each kind of use; no entry where nobody does. */
export function countKinds(members: readonly Member[]): ReadonlyMap<UseKind, number> {
  const counts = new Map<UseKind, number>();
  for (const { kind } of members) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return counts;
}
