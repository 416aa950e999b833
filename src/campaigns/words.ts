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

/** `12 of 14 accounts share an address with another` and the like; empty when nothing is shared. */
export function sharedBy(
  sharing: { readonly accounts: number; readonly names: number },
  of: number,
  noun: string,
): string {
  if (sharing.names === 0) return '';
  return `${number(sharing.accounts)} of ${counted(of, 'account')} share ${counted(sharing.names, noun)} with others of them`;
}
