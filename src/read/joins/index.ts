/** The joins of records that vendors write apart. */
import type { RawRecord } from '../values.js';
import { apimMessages } from './apim-messages.js';
import { eventHalves } from './event-halves.js';
import type { Join } from './join.js';
import { langfuseTraces } from './langfuse-traces.js';

export const joins: readonly Join[] = [apimMessages, eventHalves, langfuseTraces];

/** The join of which more than half of the first records may be parts. */
export function joinOf(sample: readonly RawRecord[]): Join | undefined {
  return joins.find((join) => sample.filter((record) => join.matches(record)).length * 2 > sample.length);
}
