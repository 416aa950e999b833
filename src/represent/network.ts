/** The network a client address belongs to: IPv4 /24, IPv6 /48. Straight from the bytes for IPv4, which is most of them. */

/** Networks are numbers: IPv4 /24 below 2^24, IPv6 /48 from here on. */
const IPV6_BASE = 2 ** 48;
const HEXTET = 0x10000;
const NONE = -1;

const DOT = 0x2e;
const COLON = 0x3a;
const ZERO = 0x30;
const NINE = 0x39;

const decoder = new TextDecoder('latin1');
/** The longest IPv6 text is 45 characters; with brackets, zone and port some more. */
const LONGEST_ADDRESS = 80;

/**
 * Network of the address in the bytes from `start` up to `end`, as a whole number for `networkName`; -1 if it is no address.
 * IPv4-mapped IPv6 counts as IPv4; a port is ignored; a masked last part (`198.51.100.***`, `198.51.100.x`) still has its /24.
 */
export function networkOf(bytes: Uint8Array, start: number, end: number): number {
  const dotted = dottedNetwork(bytes, start, end);
  if (dotted !== NONE || end - start > LONGEST_ADDRESS) return dotted;
  return hasColon(bytes, start, end) ? colonNetwork(decoder.decode(bytes.subarray(start, end))) : NONE;
}

/** `198.51.100.0/24` or `2001:db8:7::/48`. */
export function networkName(network: number): string {
  if (network < IPV6_BASE) return `${network >>> 16}.${(network >>> 8) & 255}.${network & 255}.0/24`;
  const prefix = network - IPV6_BASE;
  const first = Math.floor(prefix / (HEXTET * HEXTET));
  const second = Math.floor(prefix / HEXTET) % HEXTET;
  const third = prefix % HEXTET;
  return `${[first, second, third].map((part) => part.toString(16)).join(':')}::/48`;
}

/** Where the address ends when the text may carry a port: `203.0.113.9:4711`, `[2001:db8::1]:443`. */
export function addressEnd(bytes: Uint8Array, start: number, end: number): number {
  let colon = -1;
  let colons = 0;
  for (let at = start; at < end; at += 1) {
    if (bytes[at] === COLON) {
      colon = at;
      colons += 1;
    }
  }
  if (colons === 0 || !allDigits(bytes, colon + 1, end)) return end;
  return colons === 1 || bytes[colon - 1] === 0x5d ? colon : end;
}

function allDigits(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at += 1) if (!isDigit(bytes[at] ?? 0)) return false;
  return end > start;
}

function isDigit(byte: number): boolean {
  return byte >= ZERO && byte <= NINE;
}

function hasColon(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at += 1) if (bytes[at] === COLON) return true;
  return false;
}

function dottedNetwork(bytes: Uint8Array, start: number, end: number): number {
  let network = 0;
  let at = start;
  for (let part = 0; part < 3; part += 1) {
    let value = 0;
    const first = at;
    while (at < end && at < first + 3 && isDigit(bytes[at] ?? 0)) {
      value = value * 10 + (bytes[at] ?? 0) - ZERO;
      at += 1;
    }
    if (at === first || value > 255 || at >= end || bytes[at] !== DOT) return NONE;
    network = network * 256 + value;
    at += 1;
  }
  return isLastPart(bytes, at, addressEnd(bytes, at, end)) ? network : NONE;
}

/** Up to three digits (at most 255), or a mask of stars or x. */
function isLastPart(bytes: Uint8Array, start: number, end: number): boolean {
  if (end === start || end - start > 3) return false;
  let value = 0;
  let masks = 0;
  for (let at = start; at < end; at += 1) {
    const byte = bytes[at] ?? 0;
    if (isDigit(byte)) value = value * 10 + byte - ZERO;
    else if (byte === 0x2a || byte === 0x78 || byte === 0x58) masks += 1;
    else return false;
  }
  return masks === 0 ? value <= 255 : masks === end - start;
}

/** Network of an address with colons, with or without brackets, zone and port. */
function colonNetwork(text: string): number {
  const bare = /^\[([^\]]*)\](?::\d+)?$/.exec(text)?.[1] ?? text;
  // An IPv4 address behind two colons (IPv4-compatible, RFC 4291, section 2.5.5.1, deprecated) is that IPv4 address.
  const address = bare.replace(/%.*$/, '').replace(/^::(?=\d+\.\d+\.\d+\.\d+$)/, '::ffff:');
  const hextets = expand(address);
  if (hextets === undefined) return NONE;
  const at = (index: number) => hextets[index] ?? 0;
  const isMapped = hextets.slice(0, 5).every((hextet) => hextet === 0) && at(5) === 0xffff;
  if (isMapped) return at(6) * 256 + (at(7) >>> 8);
  return IPV6_BASE + (at(0) * HEXTET + at(1)) * HEXTET + at(2);
}

/** The eight groups of an IPv6 address (RFC 4291, section 2.2); a dotted tail becomes two. Undefined if it is none. */
function expand(address: string): readonly number[] | undefined {
  const [head = '', tail, ...more] = address.split('::');
  const left = groups(head);
  const right = tail === undefined ? [] : groups(tail);
  const given = left.length + right.length;
  if (more.length > 0 || (tail === undefined ? given !== 8 : given > 7)) return undefined;
  const zeros = new Array<number>(8 - given).fill(0);
  const all = [...left, ...zeros, ...right];
  return all.every((group) => group >= 0 && group < HEXTET) ? all : undefined;
}

/** Numbers of groups between colons; NaN for what is no group. */
function groups(text: string): number[] {
  if (text === '') return [];
  return text.split(':').flatMap((group) => {
    if (/^[0-9a-f]{1,4}$/i.test(group)) return [parseInt(group, 16)];
    if (!/^\d{1,3}(\.\d{1,3}){3}$/.test(group)) return [NaN];
    const [a = 256, b = 256, c = 256, d = 256] = group.split('.').map(Number);
    return Math.max(a, b, c, d) > 255 ? [NaN] : [a * 256 + b, c * 256 + d];
  });
}
