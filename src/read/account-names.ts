/** How an account is called: never by a key itself, and not by a session whose name is made anew for every call. */
import { hashText } from '../represent/hash.js';

const KEY = /^(?:bearer\s|basic\s|sk[-_]|pk[-_]|rk[-_]|eyJ)/i;

/** An account's name in place of the API key itself, should a gateway log it unhashed; any other name as it is. */
export function keyName(value: string): string {
  if (!KEY.test(value)) return value;
  const hex = (seed: number): string => (hashText(value, seed) >>> 0).toString(16).padStart(8, '0');
  return `key-${hex(1)}${hex(2)}`;
}

const ASSUMED = /^(arn:[\w-]+:sts::\d*:assumed-role\/[^/]+)\/(.+)$/;

/** Session names that SDKs and services make up: numbers, times, UUIDs, hexadecimal words, instances. */
const MADE_UP =
  /^(?:botocore-session-\d+|aws-sdk-\w+-\d+|AssumeRoleSession\d*|[\w.@=+-]*\d{10,}[\w.@=+-]*|[\w.@=+-]*[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}|(?:[\w.@=+]+-)?(?=[0-9a-f]*\d)[0-9a-f]{12,}|i-[0-9a-f]{8,17})$/i;

/** The role of an assumed-role ARN whose session name was made up; any other name, people's sessions too, as it is. */
export function roleOf(arn: string): string {
  const found = ASSUMED.exec(arn);
  return found !== null && MADE_UP.test(found[2] ?? '') ? (found[1] ?? arn) : arn;
}

/** Records of one role from which its sessions are judged. */
const JUDGED = 8;

/** Roles whose sessions hardly ever come twice among the first records: every call is a session of its own. */
export function changingRoles(accounts: readonly string[]): ReadonlySet<string> {
  const sessions = new Map<string, { calls: number; names: Set<string> }>();
  for (const account of accounts) {
    const [, role = '', session = ''] = ASSUMED.exec(account) ?? [];
    if (role === '') continue;
    const seen = sessions.get(role) ?? { calls: 0, names: new Set() };
    seen.calls += 1;
    seen.names.add(session);
    sessions.set(role, seen);
  }
  const changing = [...sessions].filter(([, { calls, names }]) => calls >= JUDGED && names.size >= 0.8 * calls);
  return new Set(changing.map(([role]) => role));
}

/** The role alone, for roles whose sessions change with every call. */
export function withoutSession(arn: string, roles: ReadonlySet<string>): string {
  const role = ASSUMED.exec(arn)?.[1];
  return role !== undefined && roles.has(role) ? role : roleOf(arn);
}
