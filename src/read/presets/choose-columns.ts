/** Finds, among the columns that were seen, the one for each part of the envelope: by name first, then by its values. */
import { plainName } from '../column-name.js';
import { isRecord, unescapeJson } from '../values.js';
import { fits } from './fitting.js';
import { envelopeBlocks, knownNames } from './known-names.js';
import type { Slot } from './preset.js';
import type { SeenColumn, SeenColumns } from './seen-columns.js';

/** Order of choosing: a column serves one part only, and the surer names choose first. */
const slotOrder: readonly Slot[] = [
  ...(['time', 'account', 'address', 'agent', 'status', 'latency', 'tokensIn', 'tokensOut', 'requestId'] as const),
  ...(['request', 'response', 'endpoint', 'model', 'parameters', 'label', 'probabilities', 'outputText'] as const),
];

/** Parts that may come from any of several columns, whichever has a value: a text in one, a vector in the other. */
const severalColumns = new Set<Slot>(['request', 'response', 'probabilities', 'outputText']);
const MOST_ALTERNATIVES = 4;

export interface Choice {
  /** Columns by part, best first; only the first has a say where one identity must not mix with another. */
  readonly chosen: ReadonlyMap<Slot, readonly SeenColumn[]>;
  /** Other columns that could have been the account. */
  readonly otherAccounts: readonly string[];
}

/** @param fixed columns the user named, empty for names not seen as one column; they are taken as they are */
export function chooseColumns(seen: SeenColumns, fixed: ReadonlyMap<Slot, readonly SeenColumn[]>): Choice {
  const chosen = new Map<Slot, readonly SeenColumn[]>();
  const taken = new Set<SeenColumn>([...fixed.values()].flat());
  const nested = innerNames(seen);
  let otherAccounts: readonly string[] = [];
  for (const slot of slotOrder) {
    const named = fixed.get(slot);
    const candidates = named ?? candidatesFor(slot, seen, nested, taken);
    if (candidates.length === 0) continue;
    const kept = severalColumns.has(slot)
      ? withoutInner(candidates).slice(0, MOST_ALTERNATIVES)
      : candidates.slice(0, 1);
    chosen.set(slot, kept);
    for (const column of kept) taken.add(column);
    if (slot === 'account' && named === undefined) otherAccounts = candidates.slice(1).map((column) => column.name);
  }
  for (const slot of inBodies) if (!fixed.has(slot) && isToldByBody(slot, chosen)) chosen.delete(slot);
  return { chosen, otherAccounts };
}

/** Parts that the bodies of a chat tell by themselves. */
const inBodies = ['tokensIn', 'tokensOut', 'model'] as const;
const USAGE = /^usage\.(?:prompt|completion|input|output)_tokens$/;

/** Looking for them inside would take a second look at every body. */
function isToldByBody(slot: (typeof inBodies)[number], chosen: ReadonlyMap<Slot, readonly SeenColumn[]>): boolean {
  const [column] = chosen.get(slot) ?? [];
  const [request] = chosen.get('request') ?? [];
  const [response] = chosen.get('response') ?? [];
  if (column === undefined || !request?.values.every(isChat)) return false;
  if (slot === 'model') return column.name === `${request.name}.model`;
  return (
    response !== undefined &&
    column.name.startsWith(`${response.name}.`) &&
    USAGE.test(column.name.slice(response.name.length + 1))
  );
}

function isChat(request: unknown): boolean {
  const body = unescapeJson(request);
  return isRecord(body) && Array.isArray(body['messages']);
}

/** Where the Elastic Common Schema keeps bodies: what stands around them is about the call. */
const ECS_BODIES: Readonly<Partial<Record<Slot, string>>> = {
  request: 'http.request.body.content',
  response: 'http.response.body.content',
};

/** Fitting columns in order of preference: those with values before those that were always empty. */
function candidatesFor(
  slot: Slot,
  seen: SeenColumns,
  nested: readonly ReadonlyMap<string, SeenColumn>[],
  taken: ReadonlySet<SeenColumn>,
): readonly SeenColumn[] {
  const body = seen.named(ECS_BODIES[slot] ?? '');
  if (body !== undefined && body.values.length > 0) return [body];
  const sure = new Set<SeenColumn>();
  const empty = new Set<SeenColumn>();
  const byBlock = nested.map((level) => (name: string) => level.get(plainName(name)));
  for (const find of [(name: string) => seen.named(name), ...byBlock]) {
    for (const name of knownNames[slot]) {
      const column = find(name);
      if (column === undefined || taken.has(column) || liesInside(column, taken)) continue;
      if (isOfOtherSide(slot, column.plain)) continue;
      const fit = fits(slot, column);
      if (fit === 'yes') sure.add(column);
      else if (fit === 'unknown') empty.add(column);
    }
  }
  return [...sure, ...empty];
}

/** `response.body` is no input, and `request.output` no answer. */
function isOfOtherSide(slot: Slot, name: string): boolean {
  if (slot === 'request') return /^(?:response|res)\./.test(name);
  return (slot === 'response' || slot === 'outputText') && /^(?:request|req)\./.test(name);
}

/** Inner columns of envelope blocks under their names without the block; behind them those of blocks within blocks. */
function innerNames(seen: SeenColumns): readonly ReadonlyMap<string, SeenColumn>[] {
  const levels: ReadonlyMap<string, SeenColumn>[] = [];
  let level = new Map(seen.all.map((column) => [column.plain, column]));
  while (level.size > 0) {
    const inner = new Map<string, SeenColumn>();
    for (const [name, column] of level) {
      const dot = name.indexOf('.');
      const rest = name.slice(dot + 1);
      if (dot >= 0 && envelopeBlocks.has(name.slice(0, dot)) && !inner.has(rest)) inner.set(rest, column);
    }
    levels.push(inner);
    level = inner;
  }
  return levels;
}

/** What lies inside a body that is read as a whole is the dialect's business. */
function liesInside(column: SeenColumn, taken: ReadonlySet<SeenColumn>): boolean {
  for (const other of taken) if (column.name.startsWith(`${other.name}.`)) return true;
  return false;
}

function withoutInner(candidates: readonly SeenColumn[]): readonly SeenColumn[] {
  return candidates.filter((column) => !candidates.some((other) => column.name.startsWith(`${other.name}.`)));
}
