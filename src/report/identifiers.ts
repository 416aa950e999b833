/** Identifiers that stay the same from night to night: UUIDs made from names. */
import { createHash } from 'node:crypto';

/** Our own namespace, drawn once. STIX forbids the one of its observables for other objects (2.1, section 2.9). */
const NAMESPACE = 'b9a4b3de-6d0c-4a63-9d0b-6d2f3a2ff1c7';

/** UUID version 5 (RFC 9562, section 5.5): SHA-1 over namespace and name. */
export function nameUuid(name: string, namespace = NAMESPACE): string {
  const hash = createHash('sha1');
  hash.update(Buffer.from(namespace.replaceAll('-', ''), 'hex'));
  const bytes = hash.update(name, 'utf8').digest().subarray(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x50;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const digits = bytes.toString('hex');
  return [digits.slice(0, 8), digits.slice(8, 12), digits.slice(12, 16), digits.slice(16, 20), digits.slice(20)].join(
    '-',
  );
}
