/** Secrets that gateways log with the headers: never read as a column, and taken out of what is shown of a record. */
import { plainName } from './column-name.js';

/** Headers that hold nothing but a secret. */
const HEADERS: ReadonlySet<string> = new Set(
  (
    'authorization proxy-authorization cookie set-cookie x-api-key api-key apikey x-goog-api-key ocp-apim-subscription-key ' +
    'x-amz-security-token x-auth-token x-access-token x-csrf-token x-functions-key'
  )
    .split(' ')
    .map(plainName),
);

/** Names that mean the header wherever they stand. */
const ANYWHERE: ReadonlySet<string> = new Set([
  'authorization',
  'proxyauthorization',
  'setcookie',
  'ocpapimsubscriptionkey',
]);

/** @param above name of the object that holds the field; empty at the top */
export function isSecretHeader(name: string, above: string): boolean {
  const plain = plainName(name);
  if (ANYWHERE.has(plain)) return true;
  return HEADERS.has(plain) && /headers?$/i.test(above);
}

const REMOVED = '[removed]';
const NAMES =
  'authorization|proxy-authorization|(?:set-)?cookie|(?:x-)?(?:goog-)?api[-_]?key|ocp-apim-subscription-key|x-amz-security-token|x-auth-token|x-access-token|password|secret';
const QUOTED = new RegExp(String.raw`(\\?["'](?:${NAMES})\\?["']\s*:\s*\[?\s*\\?["'])((?:[^"'\\]|\\[^"'])*)`, 'gi');
const BARE = new RegExp(
  String.raw`((?:^|[\s?&;,])(?:${NAMES})\s*[=:]\s*)((?:(?:basic|bearer|digest|token)\s+)?[^\s"'&;,]+)`,
  'gi',
);
const KEYS = /\b(?:sk|pk|rk)[-_][\w-]{12,}|\bBearer\s+[\w.~+/=-]{8,}|\beyJ[\w-]{8,}\.[\w.-]+|\bAKIA[0-9A-Z]{12,}/g;

/** The text without what looks like a key, a token or a cookie; for logs that are shown or written beside the reports. */
export function withoutSecrets(text: string): string {
  return text.replace(KEYS, REMOVED).replace(QUOTED, `$1${REMOVED}`).replace(BARE, `$1${REMOVED}`);
}
