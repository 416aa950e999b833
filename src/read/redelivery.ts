/** Calls that were delivered twice: exporters promise at least once, not only once, and two exports may hold the same hour. */
import { counted } from './counted.js';
import { countFields } from '../events/count-fields.js';
import type { EventView } from '../events/event.js';
import { eventFieldIds, noFieldCounts } from '../events/fields.js';
import { callHash } from './calls/call-hash.js';
import { CallMemory } from './calls/call-memory.js';
import type { LogReport } from './log-report.js';

/** Calls that one run remembers. */
export const REMEMBERED_CALLS = 1 << 18;
/** Calls that a state remembers: at four or five bytes each, some 20 MB. */
export const CALLS_OF_A_STATE = 1 << 22;

export class Redelivery {
  private readonly known: CallMemory | undefined;
  private readonly seen: CallMemory;
  private readonly leftOut = noFieldCounts();
  private rows = 0;
  /** Records of calls that were seen in this run, and of those that an earlier one counted. */
  private repeats = 0;
  private countedBefore = 0;
  private isLeftOut = false;

  /** @param known calls that earlier runs counted, as `encode` gave them; undefined where there is no memory of them to keep */
  constructor(known?: Uint8Array) {
    this.known = known === undefined ? undefined : CallMemory.decode(known, CALLS_OF_A_STATE);
    this.seen = new CallMemory(known === undefined ? REMEMBERED_CALLS : CALLS_OF_A_STATE);
  }

  /** False for an event of a call that was counted; rows of one request stand and fall with the first. */
  admits(event: EventView): boolean {
    if (event.row === 0) this.isLeftOut = this.wasCounted(event);
    if (!this.isLeftOut) return true;
    this.rows += 1;
    countFields(this.leftOut, event);
    return false;
  }

  private wasCounted(event: EventView): boolean {
    const key = callHash(event);
    if (Number.isNaN(key)) return false;
    if (this.known?.has(event.time, key) === true) {
      this.countedBefore += 1;
      return true;
    }
    if (this.seen.add(event.time, key)) return false;
    this.repeats += 1;
    return true;
  }

  /** The report without what was left out: such records were skipped. */
  without(report: LogReport): LogReport {
    const records = this.repeats + this.countedBefore;
    if (records === 0) return report;
    const { counts } = report;
    const fields = { ...report.fields };
    for (const id of eventFieldIds) fields[id] -= this.leftOut[id];
    return {
      ...report,
      counts: { ...counts, events: counts.events - records, skipped: counts.skipped + records },
      ...{ fields, rows: report.rows - this.rows, notes: [...report.notes, ...this.notes()] },
    };
  }

  private *notes(): Iterable<string> {
    if (this.repeats > 0)
      yield `${counted(this.repeats, 'record was', 'records were')} delivered twice; each call counts once`;
    if (this.countedBefore > 0)
      yield `${counted(this.countedBefore, 'record is of a call', 'records are of calls')} that an earlier run counted, from another file; left out`;
  }

  /** Calls of a time, those of earlier runs among them, for the next one. */
  encode(from: number, until: number): Uint8Array {
    return this.seen.encode(from, until, this.known);
  }
}
