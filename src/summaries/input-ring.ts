/** The last few different inputs of one account, for comparing the next one with. */
import type { ObjectState } from './summary.js';

export class InputRing implements ObjectState<InputRing> {
  merge(_from: InputRing): void {
    throw new Error('not built yet');
  }

  encode(): Uint8Array {
    throw new Error('not built yet');
  }

  static decode(_bytes: Uint8Array): InputRing {
    throw new Error('not built yet');
  }

  byteSize(): number {
    return 0;
  }
}
