/** Where callers sit: addresses from documentation and test ranges only, client software, homes, offices and clouds. */
import type { Random } from './random.js';
import type { Client } from './shapes.js';

const sdkAgents = [
  'python-requests/2.31.0',
  'python-requests/2.32.3',
  'python-httpx/0.27.0',
  'axios/1.7.2',
  'node-fetch/3.3.2',
  'okhttp/4.12.0',
  'Java-http-client/17.0.9',
  'Go-http-client/2.0',
  'aiohttp/3.9.5',
  'ruby-client/7.1.0',
  'dotnet-client/8.0.4',
  'php-guzzle/7.8.1',
] as const;

const browserAgents = [
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/134.0',
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 14_4) Safari/605.1',
  'Mozilla/5.0 (X11; Linux x86_64) Firefox/136.0',
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_3 like Mac OS X) Mobile/15E148',
] as const;

const toolAgents = ['curl/8.5.0', 'PostmanRuntime/7.37.0', 'HTTPie/3.2.2', 'insomnia/9.1.0'] as const;

export function sdkAgent(random: Random): string {
  return random.pick(sdkAgents);
}

export function browserAgent(random: Random): string {
  return random.pick(browserAgents);
}

export function toolAgent(random: Random): string {
  return random.pick(toolAgents);
}

/** A network of 256 addresses, as its first three numbers: 198.18.0.0/15 (benchmark range, RFC 2544). */
export function network(random: Random): string {
  return `198.${random.whole(18, 19)}.${random.below(256)}`;
}

/** A network in 10.0.0.0/8: callers inside the provider's own cloud. */
export function privateNetwork(random: Random): string {
  return `10.${random.whole(16, 231)}.${random.below(256)}`;
}

/** One address in a network. */
export function addressIn(base: string, random: Random): string {
  return `${base}.${random.whole(1, 254)}`;
}

export interface Place {
  readonly agent: string;
  readonly retries?: number;
}

/** Always the same few addresses, the first most of the time: a server or a flat. */
export function fixedPlace(addresses: readonly string[], { agent, retries = 2 }: Place): Client {
  return {
    agent,
    retries,
    address: (random) => addresses[random.chance(0.8) ? 0 : random.below(addresses.length)] ?? '192.0.2.1',
  };
}

/** A server or an office line with one address, sometimes two. */
export function oneSite(random: Random, place: Place): Client {
  const base = network(random);
  const addresses = [addressIn(base, random)];
  if (random.chance(0.25)) addresses.push(addressIn(base, random));
  return fixedPlace(addresses, place);
}

/** Home, phone and travel: a few unrelated networks. */
export function roaming(random: Random, place: Place): Client {
  const addresses = Array.from({ length: random.whole(1, 4) }, () => addressIn(network(random), random));
  return fixedPlace(addresses, place);
}

/** Workers behind a balancer: many addresses of few networks, evenly used. */
export function fleet(random: Random, size: number, place: Place): Client {
  const bases = Array.from({ length: Math.max(1, Math.ceil(size / 8)) }, () =>
    random.chance(0.5) ? network(random) : privateNetwork(random),
  );
  const addresses = Array.from({ length: size }, () => addressIn(random.pick(bases), random));
  return { agent: place.agent, retries: place.retries ?? 3, address: (draw) => draw.pick(addresses) };
}

/** Everybody behind one address: an office, a school, a carrier's gateway. */
export function behindOneAddress(address: string, place: Place): Client {
  return { agent: place.agent, retries: place.retries ?? 1, address: () => address };
}

/** The offices, schools and gateways of a scenario: one address each, used by many accounts. */
export function sharedSites(random: Random, count = 4): string[] {
  return Array.from({ length: count }, () => addressIn(network(random), random));
}
