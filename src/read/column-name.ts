/** Column names as they are compared: `userAgent`, `user-agent` and `USER_AGENT` are one name. */

const KEPT = 8192;
const plainNames = new Map<string, string>();

/** Lower case, without `_`, `-`, `@`, blanks and the `[UTC]` of Azure's portal; dots stay, as they part the steps of a path. */
export function plainName(name: string): string {
  const known = plainNames.get(name);
  if (known !== undefined) return known;
  const plain = name
    .toLowerCase()
    .replace(/[_\-@\s]/g, '')
    .replace(/\[utc\]$/, '');
  if (name.length > 200) return plain;
  if (plainNames.size >= KEPT) plainNames.clear();
  plainNames.set(name, plain);
  return plain;
}
