/** JSON that was written as text: the bodies of most gateways, and the cells of CSV. */
import type { TextSlice } from '../../events/event.js';
import { lineKernel } from '../kernel/line-kernel.js';
import type { Scratch } from '../scratch.js';
import { JsonWalk, OPEN_ARRAY, OPEN_OBJECT } from './json-walk.js';
import type { Tape } from './tape.js';

export class InnerJson {
  private readonly scratch: Scratch;
  private readonly kernel = lineKernel();
  private walk: JsonWalk | undefined;
  /** Token of the object or list that was read last, on the tape that was given. */
  token = 0;

  constructor(scratch: Scratch) {
    this.scratch = scratch;
  }

  /** Tokens of the object or list that a text is, valid until the next is read; undefined where it is none, or not for certain. */
  read(text: TextSlice, around: Tape | undefined): Tape | undefined {
    const { kernel } = this;
    const first = firstByte(text);
    if (first !== OPEN_OBJECT && first !== OPEN_ARRAY) return undefined;
    const start = this.scratch.putInKernel(text);
    if (kernel === undefined || start < 0) return this.walkOver(text);
    // Behind those of the line that the text is of.
    this.token = around === kernel.tape ? around.next(0) : 0;
    const end = start + text.end - text.start;
    return kernel.scan(start, this.token) === end ? kernel.tape : undefined;
  }

  private walkOver({ bytes, start, end }: TextSlice): Tape | undefined {
    this.walk ??= new JsonWalk();
    this.token = 0;
    return this.walk.scan(bytes, start) === end ? this.walk.tape : undefined;
  }
}

/** The first byte that is no blank. */
function firstByte({ bytes, start, end }: TextSlice): number {
  let at = start;
  while (at < end && isBlank(bytes[at] ?? 0)) at += 1;
  return bytes[at] ?? 0;
}

function isBlank(byte: number): boolean {
  return byte === 0x20 || byte === 0x09 || byte === 0x0d;
}
