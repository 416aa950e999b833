/** Calls that exporters delivered twice: Firehose, Logpush and blob exporters promise at least once, not only once. */

/** Calls that are remembered. */
export const REMEMBERED_CALLS = 65_536;

export class Redelivery {
  /** Records left out. */
  repeats = 0;
  private recent = new Set<string>();
  private older = new Set<string>();

  /** True when the call was seen before, within the last 65,536 calls at least. */
  isRepeat(call: string): boolean {
    if (this.recent.has(call) || this.older.has(call)) {
      this.repeats += 1;
      return true;
    }
    this.recent.add(call);
    if (this.recent.size >= REMEMBERED_CALLS) {
      this.older = this.recent;
      this.recent = new Set();
    }
    return false;
  }
}
