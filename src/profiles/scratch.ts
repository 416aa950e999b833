/** Room for one account beside the store, where a saved profile is read before it is merged. */
import type { SummarySettings } from '../summaries/settings.js';
import type { Place } from './reading.js';
import { Segment } from './segment.js';

/** Profiles read into one place before it is made anew: what their states took of its memory goes with it. */
const USES = 256;

export class Scratch {
  private readonly settings: SummarySettings;
  private place: Place | undefined;
  private uses = 0;

  constructor(settings: SummarySettings) {
    this.settings = settings;
  }

  next(): Place {
    if (this.place === undefined || this.uses % USES === 0) this.place = makePlace(this.settings);
    this.uses += 1;
    return this.place;
  }

  has(place: Place): boolean {
    return place === this.place;
  }
}

/** Settings of its own, so that what is read takes no memory of the store it will be merged into. */
function makePlace(settings: SummarySettings): Place {
  const own = { ...settings };
  return { segment: new Segment(1, own), at: 0 };
}
