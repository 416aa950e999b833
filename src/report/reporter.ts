/** The shape of a reporter: a finished document in, text out. It computes, sorts and filters nothing. */
import type { Findings } from '../findings/findings.js';

export interface RenderOptions {
  /** Columns of the terminal or page. */
  readonly width: number;
  readonly color: boolean;
  /** False on terminals that only show ASCII. */
  readonly unicode: boolean;
  /** Share of the words of inputs that is masked, 0 (shown as they were sent) to 1 (only their shape). */
  readonly redact: number;
  /** True where every account was asked for: those that are left out all the same are not to be had with `--top`. */
  readonly hasAll?: boolean;
}

export interface Reporter {
  readonly id: string;
  readonly title: string;
  readonly mediaType: string;
  readonly extension: string;
  /** Who reads this. */
  readonly for: string;
  /** Pieces of text, in order; the caller writes them. */
  render(findings: Findings, options: RenderOptions): Iterable<string>;
}

export function defineReporter(reporter: Reporter): Reporter {
  return Object.freeze(reporter);
}
