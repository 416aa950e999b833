/** The key that names are hashed with: without it nobody can test a guess, with it everybody who holds it can. */
import { createHmac, randomBytes } from 'node:crypto';
import { UserError } from '../errors.js';

/** Bytes of a key we make: as many as the hash has. */
const BYTES = 32;
/** Shorter ones can be guessed. Bytes. */
const FEWEST_BYTES = 16;
/** A key is a line; what is longer is another file, named by mistake. Bytes. */
const MOST_BYTES = 4096;
const ID_DIGITS = 8;

export interface Key {
  readonly bytes: Buffer;
  /** Tells two keys apart without telling anything about them. */
  readonly id: string;
}

/** A new key as the text of its file. */
export function makeKeyText(): string {
  return `${randomBytes(BYTES).toString('hex')}\n`;
}

/**
 * The bytes of the file as they are, but for the end of its line: `openssl dgst -hmac "$(cat FILE)"` gives the same.
 * @throws UserError when it is empty, short, or no key at all
 */
export function parseKey(content: Buffer, path: string): Key {
  let end = content.length;
  while (end > 0 && (content[end - 1] === 0x0a || content[end - 1] === 0x0d)) end -= 1;
  const bytes = content.subarray(0, end);
  const hint = 'make one with: clonewatch pseudonyms make FILE';
  if (bytes.length < FEWEST_BYTES) {
    throw new UserError(`the key in ${path} has ${bytes.length} bytes, fewer than ${FEWEST_BYTES}`, hint);
  }
  if (bytes.length > MOST_BYTES) {
    throw new UserError(`${path} has ${bytes.length} bytes, more than the ${MOST_BYTES} of a key`, hint);
  }
  if (new Set(bytes).size < 4) throw new UserError(`the key in ${path} is the same few bytes all over`, hint);
  return { bytes: Buffer.from(bytes), id: digest(bytes, 'clonewatch key id').slice(0, ID_DIGITS) };
}

/** HMAC-SHA256 (RFC 2104) in hexadecimal. */
export function digest(key: Buffer, text: string): string {
  return createHmac('sha256', key).update(text, 'utf8').digest('hex');
}
