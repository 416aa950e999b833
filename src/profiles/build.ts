/** The fold: events in, one profile per account out. */
import type { EventView } from '../events/event.js';
import type { SummarySettings } from '../summaries/settings.js';
import type { Profile } from './profile.js';

export class ProfileStore {
  readonly settings: SummarySettings;

  constructor(settings: SummarySettings) {
    this.settings = settings;
  }

  /** Accounts seen. */
  get size(): number {
    return 0;
  }

  /** Books one event with its account. */
  accumulate(_event: EventView): void {
    throw new Error('not built yet');
  }

  /** Closes the pilot: rows that waited for the column scales are compared now. Call once, after the last event. */
  finish(): void {
    throw new Error('not built yet');
  }

  profile(_index: number): Profile {
    throw new Error('not built yet');
  }

  /** All profiles by account name, in code-unit order: nothing depends on the order of arrival. */
  profiles(): Profile[] {
    throw new Error('not built yet');
  }

  /** Adds another store's accounts to this one; the other stays as it is. */
  merge(_other: ProfileStore): void {
    throw new Error('not built yet');
  }

  /** Bytes all states take now, about. */
  byteSize(): number {
    return 0;
  }
}
