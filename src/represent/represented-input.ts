/** What the summaries ask about the input of the current event; worked out once an event, and only when asked for. */
import type { EventView } from '../events/event.js';

export class RepresentedInput {
  private event: EventView | undefined;

  /** Points at the next event; forgets everything about the one before. */
  begin(event: EventView): void {
    this.event = event;
  }

  get hasInput(): boolean {
    return this.event !== undefined;
  }

  /** 52-bit key of the normalised input; NaN without input. */
  get key(): number {
    return NaN;
  }
}
