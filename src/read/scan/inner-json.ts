/** JSON that was written as text: the bodies of most gateways, and the cells of CSV. */
import type { TextSlice } from '../../events/event.js';
import { JsonWalk, OPEN_ARRAY, OPEN_OBJECT } from './json-walk.js';
import type { Tape } from './tape.js';

export class InnerJson {
  private walk: JsonWalk | undefined;

  /** Tokens of the object or list that a text is, valid until the next is read; undefined where it is none, or not for certain. */
  read({ bytes, start, end }: TextSlice): Tape | undefined {
    let at = start;
    while (at < end && isBlank(bytes[at] ?? 0)) at += 1;
    if (bytes[at] !== OPEN_OBJECT && bytes[at] !== OPEN_ARRAY) return undefined;
    this.walk ??= new JsonWalk();
    return this.walk.scan(bytes, at) === end ? this.walk.tape : undefined;
  }
}

function isBlank(byte: number): boolean {
  return byte === 0x20 || byte === 0x09 || byte === 0x0d;
}
