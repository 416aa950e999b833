/** Small readings that several layouts share: what stands at a place, paths of addresses, cut-off bodies, keys that must not be shown. */
import { isCutJson } from '../cut-json.js';
import { isMissing, own, unescapeJson } from '../values.js';
import type { RawRecord } from '../values.js';
import type { Envelope } from './preset.js';
import { valueAt } from './seen-columns.js';

export function has(record: RawRecord, ...names: readonly string[]): boolean {
  return names.every((name) => own(record, name) !== undefined);
}

/** The first of the names, dots and all, that holds something. */
export function firstNamed(record: RawRecord, names: readonly string[]): unknown {
  return names.map((name) => own(record, name)).find((value) => !isMissing(value));
}

/** The value at a dotted place, through objects written as JSON text. */
export function at(record: RawRecord, place: string): unknown {
  return valueAt(record, place.split('.'));
}

/** A body that lies in another file: known to be there, and not the same for everybody. */
export const BODY_ELSEWHERE = 'redacted: body kept elsewhere';

/** What follows the last slash: the model of an ARN or of a resource path. */
export function lastSegment(value: unknown): unknown {
  return typeof value === 'string' ? value.slice(value.lastIndexOf('/') + 1) : value;
}

/** The path of a URL or of a path with a query; keys travel in queries. */
export function pathOf(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  const query = value.search(/[?#]/);
  const bare = query < 0 ? value : value.slice(0, query);
  const host = /^[a-z]+:\/\/[^/]*/i.exec(bare);
  return host === null ? bare : bare.slice(host[0].length);
}

const CUT_NUMBERS = ['temperature', 'max_tokens', 'max_completion_tokens', 'n', 'top_logprobs'];

/** A body that a size cap has cut is JSON no more: its text is no input, but parameters it began with can be told. */
export function readCutBody(envelope: Envelope): void {
  const request = unescapeJson(envelope.request);
  envelope.request = request;
  if (typeof request !== 'string' || !isCutJson(request)) return;
  const parameters: Record<string, unknown> = {};
  for (const name of CUT_NUMBERS) {
    const found = new RegExp(`"${name}"\\s*:\\s*(-?\\d+(?:\\.\\d+)?)\\s*[,}]`).exec(request);
    if (found !== null) parameters[name] = Number(found[1]);
  }
  const logprobs = /"logprobs"\s*:\s*(true|\d+)\s*[,}]/.exec(request);
  if (logprobs !== null) parameters['logprobs'] = logprobs[1];
  if (Object.keys(parameters).length > 0) envelope.parameters ??= parameters;
  envelope.model ??= /"model"\s*:\s*"([^"\\]{1,200})"/.exec(request)?.[1];
  envelope.request = BODY_ELSEWHERE;
}

/** The same for an answer: half of it is not what the caller got. */
export function dropCutAnswer(envelope: Envelope): void {
  const response = unescapeJson(envelope.response);
  envelope.response = typeof response === 'string' && isCutJson(response) ? undefined : response;
}
