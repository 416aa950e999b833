/** How much each subject got in each window of time: the latest windows of a subject are open, older ones are closed and forgotten. */

/** What became of the windows of one subject. */
export interface Usage {
  /** Windows with any use, with more than the limit, and with nine tenths of it or more but not more than it. */
  readonly windows: number;
  readonly over: number;
  readonly near: number;
  /** Largest amount in one window. */
  readonly peak: number;
  /** Amount in all windows together. */
  readonly total: number;
}

const NEAR = 0.9;
/** Open windows per subject: eight days of hours, so that files of one week may come in any order. */
const OPEN = 192;

interface Subject {
  /** Open windows, ascending, and the amount in each. */
  readonly open: number[];
  readonly amounts: number[];
  windows: number;
  over: number;
  near: number;
  peak: number;
  total: number;
}

/**
 * Exact while events come at most 192 active windows late; later ones count in the total alone and are told by `late`.
 * Memory: up to 3 KB per subject, whatever the number of events.
 */
export class WindowCounts {
  readonly most: number;
  /** Events that came too late to be placed in their window. */
  late = 0;
  private readonly subjects: Subject[] = [];

  /** @param most amount allowed in one window */
  constructor(most: number) {
    this.most = most;
  }

  /** Subjects seen, numbered from 0. */
  get size(): number {
    return this.subjects.length;
  }

  /**
   * Books an amount.
   * @param index number of the subject; those below it count as seen
   * @param window whole number of the window, from 0
   * @returns whether the window had used up the limit before
   */
  add(index: number, window: number, amount: number): boolean {
    while (this.subjects.length <= index) this.subjects.push(nobody());
    const subject = this.subjects[index] ?? nobody();
    subject.total += amount;
    const { open, amounts } = subject;
    let at = open.length;
    while (at > 0 && (open[at - 1] ?? 0) >= window) at -= 1;
    if (open[at] !== window) {
      if (at === 0 && subject.windows > 0 && open.length === OPEN) {
        this.late += 1;
        return false;
      }
      open.splice(at, 0, window);
      amounts.splice(at, 0, 0);
    }
    const before = amounts[at] ?? 0;
    amounts[at] = before + amount;
    if (open.length > OPEN) this.close(subject);
    return before >= this.most;
  }

  /** Use so far; the open windows count as closed. */
  usage(index: number): Usage {
    const { amounts, windows, over, near, peak, total } = this.subjects[index] ?? nobody();
    return {
      windows: windows + amounts.length,
      over: over + amounts.filter((amount) => amount > this.most).length,
      near: near + amounts.filter((amount) => this.isNear(amount)).length,
      peak: amounts.reduce((most, amount) => Math.max(most, amount), peak),
      total,
    };
  }

  private isNear(amount: number): boolean {
    return amount <= this.most && amount >= NEAR * this.most;
  }

  /** Closes the oldest window. */
  private close(subject: Subject): void {
    subject.open.shift();
    const amount = subject.amounts.shift() ?? 0;
    subject.windows += 1;
    if (amount > this.most) subject.over += 1;
    if (this.isNear(amount)) subject.near += 1;
    subject.peak = Math.max(subject.peak, amount);
  }
}

function nobody(): Subject {
  return { open: [], amounts: [], windows: 0, over: 0, near: 0, peak: 0, total: 0 };
}
