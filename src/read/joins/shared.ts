/** What the inputs of one run have in common while they are read: records that wait for their other half. */
import { counted } from '../counted.js';
import type { Join } from './join.js';
import { JoinWindow } from './window.js';
import type { Place } from './window.js';
import type { RawRecord } from '../values.js';

/** What takes the records of a window. */
export interface JoinedTaker {
  give(record: RawRecord, place: Place, bytes: number): void;
  finish(): void;
}

export class SharedJoins {
  private readonly windows = new Map<string, { readonly window: JoinWindow; readonly taker: JoinedTaker }>();

  /** The window of a join; `open` makes what takes its records, the first time it is asked for. */
  window(join: Join, open: () => JoinedTaker): JoinWindow {
    const known = this.windows.get(join.id);
    if (known !== undefined) return known.window;
    const taker = open();
    const window = new JoinWindow(join, taker.give.bind(taker));
    this.windows.set(join.id, { window, taker });
    return window;
  }

  /** All inputs are read. @returns what a person should know about records that stayed alone */
  finish(): readonly string[] {
    const notes: string[] = [];
    for (const { window, taker } of this.windows.values()) {
      window.finish();
      taker.finish();
      const { single, joined, join } = window;
      if (single > 0 && joined > 0) {
        notes.push(
          `${single} of ${counted(single + joined, 'record')} stayed without their other half (${join.title.toLowerCase()})`,
        );
      }
    }
    return notes;
  }
}
