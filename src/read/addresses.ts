/** Client addresses: one spelling each, the client of a forwarding chain, and the network an address belongs to. */
import { createRequire } from 'node:module';
import type ipaddr from 'ipaddr.js';
import type { IPv4, IPv6 } from 'ipaddr.js';
import { UserError } from '../errors.js';

/** Loaded when an address needs it, without being searched for its exports as an import would be: that took a tenth of loading this room. */
let loaded: typeof ipaddr | undefined;

function addresses(): typeof ipaddr {
  return (loaded ??= createRequire(import.meta.url)('ipaddr.js') as typeof ipaddr);
}

const KEPT = 8192;
const spellings = new Map<string, string>();
/** Networks by address; empty for what is none. */
const networks = new Map<string, string>();

/**
 * An address as it is kept: IPv4-mapped IPv6 as IPv4, IPv6 in its shortest lower-case spelling without zone (RFC 5952).
 * What is no address stays as it is.
 */
export function canonicalAddress(text: string): string {
  if (!text.includes(':') || text.length > 64) return text;
  const known = spellings.get(text);
  if (known !== undefined) return known;
  const address = parsed(text);
  const spelled = address === undefined ? text : address.toString();
  if (spellings.size >= KEPT) spellings.clear();
  spellings.set(text, spelled);
  return spelled;
}

function parsed(text: string): IPv4 | IPv6 | undefined {
  const bare = withoutPort(text).replace(/%.*$/, '');
  if (!/[.:]/.test(bare) || !addresses().isValid(bare)) return undefined;
  return addresses().process(bare);
}

/** `203.0.113.9:4711` and `[2001:db8::1]:443` without what follows the address. */
export function withoutPort(text: string): string {
  if (text.startsWith('[')) {
    const bracket = text.indexOf(']');
    return bracket < 0 ? text : text.slice(1, bracket);
  }
  const colon = text.indexOf(':');
  return colon > 0 && colon === text.lastIndexOf(':') && text.includes('.') ? text.slice(0, colon) : text;
}

const MASKED = /^(\d{1,3}\.\d{1,3}\.\d{1,3})\.(?:\*{1,3}|[xX]{1,3})$/;

/** The IPv4 /24 or IPv6 /48 of an address, `198.51.100.0/24` or `2001:db8:7::/48`; undefined for what is none. */
export function networkOfAddress(text: string): string | undefined {
  const known = networks.get(text);
  if (known !== undefined) return known === '' ? undefined : known;
  const network = networkIn(text);
  if (text.length > 64) return network;
  if (networks.size >= KEPT) networks.clear();
  networks.set(text, network ?? '');
  return network;
}

function networkIn(text: string): string | undefined {
  const masked = MASKED.exec(withoutPort(text));
  const address = parsed(masked === null ? text : `${masked[1] ?? ''}.0`);
  if (address === undefined) return undefined;
  const bits = address.kind() === 'ipv4' ? 24 : 48;
  const network = addresses()[address.kind() === 'ipv4' ? 'IPv4' : 'IPv6'].networkAddressFromCIDR(
    `${address.toString()}/${bits}`,
  );
  return `${network.toString()}/${bits}`;
}

/** Proxies of one's own, by address or range; what they say about whom they forwarded is believed. */
export class TrustedProxies {
  private readonly ranges: (readonly [IPv4 | IPv6, number])[];

  /** @throws UserError for what is neither an address nor a range */
  constructor(ranges: readonly string[]) {
    this.ranges = ranges.map(rangeOf);
  }

  /**
   * The client behind the proxies: from the one who connected backwards, the first address that is not trusted.
   * @param chain addresses as forwarded, oldest first, the one who connected last
   */
  client(chain: readonly string[]): string {
    for (let i = chain.length - 1; i > 0; i -= 1) {
      const hop = chain[i] ?? '';
      if (!this.trusts(hop)) return hop;
    }
    return chain[0] ?? '';
  }

  private trusts(text: string): boolean {
    const address = parsed(text);
    if (address === undefined) return false;
    return this.ranges.some(([network, bits]) => address.kind() === network.kind() && address.match(network, bits));
  }
}

function rangeOf(text: string): readonly [IPv4 | IPv6, number] {
  const slash = text.indexOf('/');
  const address = parsed(slash < 0 ? text : text.slice(0, slash));
  const most = address?.kind() === 'ipv4' ? 32 : 128;
  const bits = slash < 0 ? most : /^\d{1,3}$/.test(text.slice(slash + 1)) ? Number(text.slice(slash + 1)) : NaN;
  if (address !== undefined && bits <= most) return [address, bits];
  throw new UserError(
    `--trusted-proxy "${text}" is neither an address nor a range`,
    'for example --trusted-proxy 10.0.0.0/8 or --trusted-proxy 2001:db8::/32; repeatable',
  );
}

/** The addresses of `X-Forwarded-For: client, proxy` or `Forwarded: for=client;proto=https, for=proxy`. */
export function forwardedChain(header: string): readonly string[] {
  return header
    .split(',')
    .map((hop) => /(?:^|;)\s*for="?([^;"]+)"?/i.exec(hop)?.[1] ?? hop)
    .map((hop) => withoutPort(hop.trim()))
    .filter((hop) => hop !== '' && hop !== '-');
}
