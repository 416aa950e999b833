/** Small phrases for the explanations of links and campaigns. */

/** `1,234`; up to two decimals for small numbers. */
export function number(value: number): string {
  if (!Number.isFinite(value)) return 'unknown';
  const digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2;
  return value.toLocaleString('en-US', { maximumFractionDigits: digits });
}

/** `3 accounts`, `1 account`, `2 addresses`. */
export function counted(count: number, noun: string): string {
  const ending = noun.endsWith('s') ? 'es' : 's';
  return `${number(count)} ${noun}${count === 1 ? '' : ending}`;
}

/** `12 of 14 accounts share 3 addresses with others of them` and the like; empty when nothing is shared. */
export function sharedBy(
  sharing: { readonly accounts: number; readonly names: number },
  of: number,
  noun: string,
): string {
  if (sharing.names === 0) return '';
  return `${membersOf(sharing.accounts, of)} share ${counted(sharing.names, noun)} with others of them`;
}

/** `12 of 14 accounts`, `all 14 accounts`. */
export function membersOf(some: number, of: number): string {
  return some === of ? `all ${counted(of, 'account')}` : `${number(some)} of ${counted(of, 'account')}`;
}

/** `3 hours`, `2.5 days`. */
export function duration(hours: number): string {
  if (hours < 1) return 'an hour';
  return hours < 48 ? counted(Math.round(hours), 'hour') : counted(hours / 24, 'day');
}
