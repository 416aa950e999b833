/** What the payload loggers of model servers have in common: headers as JSON of lists, bodies in base64, halves of a call. */
import { parseTime } from '../times.js';
import { isMissing, isRecord, own, unescapeJson } from '../values.js';
import type { RawRecord } from '../values.js';

/** Headers by which operators name the caller; only those they chose are logged. */
export const callerHeaders: readonly string[] = [
  ...['x-tenant', 'x-tenant-id', 'x-account', 'x-account-id', 'x-user', 'x-user-id', 'x-api-key-id', 'x-client-id'],
  ...['x-consumer-username', 'x-consumer-id', 'x-team-id', 'x-customer-id', 'x-auth-request-user', 'kubeflow-userid'],
];

/** The only value of a header that was logged as a list. */
export function headerValue(value: unknown): unknown {
  return Array.isArray(value) ? (value[0] as unknown) : value;
}

/** Base64 of JSON as what it stands for; anything else, bytes of a picture say, stays base64. */
export function fromBase64(data: unknown): unknown {
  if (typeof data !== 'string' || !/^[A-Za-z0-9+/\s]+={0,2}\s*$/.test(data)) return unescapeJson(data);
  const text = Buffer.from(data, 'base64').toString('utf8');
  const body = unescapeJson(text);
  return typeof body === 'string' ? { b64: data } : body;
}

/** Milliseconds between two times; undefined when one is missing or they are the wrong way round. */
export function millisecondsBetween(start: unknown, end: unknown): number | undefined {
  const took = isMissing(end) ? NaN : parseTime(end) - parseTime(start);
  return took >= 0 ? took : undefined;
}

export function recordAt(record: RawRecord, name: string): RawRecord | undefined {
  const value = unescapeJson(own(record, name));
  return isRecord(value) ? value : undefined;
}
