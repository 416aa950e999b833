/** One account as the population sees it: its profile, the kind of use it makes of the API, and how much of it there is. */
import type { InputContent, SampledInput } from '../represent/sampled-input.js';
import type { Profile } from '../profiles/profile.js';
import type { CountedName } from '../summaries/name-sample.js';

/** Kind of use: what most inputs are. Accounts are compared within their kind. */
export const useKinds = ['chat', 'text', 'row', 'none'] as const;
export type UseKind = (typeof useKinds)[number];

/** What the operations of public APIs are called that answer texts with labels, scores or vectors: `/v1/embeddings`, `/v1/moderations`, `/classify`, `:predict`, `/rerank`, `feature-extraction`. */
const ANSWERS_NUMBERS = /embed|classif|moderat|predict|regress|rerank|feature-extraction/i;

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

/**
 * Kind of use by majority of the sampled inputs; a text API is a chat where most texts came as messages or free text came back, a classifier where labels or probabilities did.
 * @returns null for texts of which nothing tells what came back
 */
export function useKind(profile: Profile): UseKind | null {
  const { sample } = profile.inputs;
  const texts = sample.margins('text').length;
  const rows = sample.margins('row').length;
  if (texts === 0 && rows === 0) return 'none';
  if (rows > texts) return 'row';
  const { labelled, withProbabilities, texts: freeTexts } = profile.answers;
  if (2 * profile.chats.chats > profile.volume.rows || freeTexts > labelled) return 'chat';
  return labelled > 0 || withProbabilities > 0 ? 'text' : null;
}

/** Classifiers' labels or probabilities are told of this share of the accounts with texts at least, for the others to be taken for their users, too. */
const FEWEST_TOLD = 0.1;

/**
 * All accounts of a log. Where nothing tells what came back for the texts of one, the names of what it called may; else it uses what most others use, a classifier where more accounts use
 * one than chat, a tenth at least: logs that keep inputs alone are mostly logs of prompts.
 */
export function makeMembers(profiles: readonly Profile[]): Member[] {
  const kinds = profiles.map(useKind);
  const users = (kind: UseKind | null): number => kinds.filter((other) => other === kind).length;
  const [classify, chat] = [users('text'), users('chat')];
  const untold = classify > chat && classify >= FEWEST_TOLD * (classify + chat + users(null)) ? 'text' : 'chat';
  return profiles.map((profile, index) =>
    makeMember(index, profile, kinds[index] ?? (calledForNumbers(profile) ? 'text' : untold)),
  );
}

/** Whether most calls went to operations, or else to models, that are named after answering with labels or vectors. */
function calledForNumbers({ sources: { endpoints, models } }: Profile): boolean {
  const named = [endpoints, models].find(({ isEmpty }) => !isEmpty)?.entries() ?? [];
  const calls = (names: readonly CountedName[]): number => names.reduce((sum, { count }) => sum + count, 0);
  return 2 * calls(named.filter(({ name }) => ANSWERS_NUMBERS.test(name))) > calls(named);
}

function makeMember(index: number, profile: Profile, kind: UseKind): Member {
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
