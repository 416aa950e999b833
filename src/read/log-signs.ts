/** What the first records of a log tell about it as a whole: its clock, its order, gaps, cut-off bodies, sampling. */
import type { EventView } from '../events/event.js';
import { inputKinds } from '../events/event.js';
import { plainName } from './column-name.js';
import { isCutJson } from './cut-json.js';
import { sampledShare } from './sampling.js';
import { asNumber, asTruth, isRecord } from './values.js';
import type { RawRecord } from './values.js';

/** Plain data. Times are ms since 1970 UTC; NaN where the log does not tell. */
export interface LogSigns {
  readonly firstTime: number;
  readonly lastTime: number;
  /** The step in which times are logged: 1, 1000 or 60,000 ms. */
  readonly resolutionMs: number;
  /** Share of the calls that are earlier than the one before them, 0..1. */
  readonly backwards: number;
  /** The longest time without a call, when it is far beyond the usual; NaN when there is none. */
  readonly gapMs: number;
  /** When it began. */
  readonly gapFrom: number;
  /** Share of the records with a body that a size limit has cut, 0..1. */
  readonly cutBodies: number;
  /** Share of the inputs that are only known to have been there, 0..1. */
  readonly hiddenInputs: number;
  /** Share of the calls that are logged at all, as the records say; 1 when they say nothing. */
  readonly sampled: number;
}

/** A gap counts from here on, and when it is so many times the usual one. */
const LEAST_GAP = 3_600_000;
const GAP_RATIO = 50;

export class SignReader {
  private readonly times: number[] = [];
  private backwards = 0;
  private rows = 0;
  private hidden = 0;
  private records = 0;
  private cut = 0;
  private sampled = 1;

  event({ time, row, inputKind }: EventView): void {
    this.rows += 1;
    if (inputKind === inputKinds.hidden) this.hidden += 1;
    if (row > 0 || Number.isNaN(time)) return;
    if (time < (this.times.at(-1) ?? -Infinity)) this.backwards += 1;
    this.times.push(time);
  }

  record(record: RawRecord): void {
    this.records += 1;
    if (hasCutBody(record, 0)) this.cut += 1;
    const share = sampledShare([record]);
    if (share > 0) this.sampled = Math.min(this.sampled, share);
  }

  finish(): LogSigns {
    const sorted = Float64Array.from(this.times).sort();
    return {
      ...{ firstTime: sorted[0] ?? NaN, lastTime: sorted.at(-1) ?? NaN, resolutionMs: resolutionOf(sorted) },
      backwards: this.backwards / Math.max(1, this.times.length),
      ...gapIn(sorted),
      cutBodies: this.cut / Math.max(1, this.records),
      hiddenInputs: this.hidden / Math.max(1, this.rows),
      sampled: this.sampled,
    };
  }
}

function resolutionOf(times: Float64Array): number {
  // A handful of times may be whole seconds by chance.
  if (times.length < 8) return NaN;
  return [60_000, 1000].find((step) => times.every((time) => time % step === 0)) ?? 1;
}

function gapIn(sorted: Float64Array): Pick<LogSigns, 'gapMs' | 'gapFrom'> {
  const gaps = sorted.slice(1).map((time, i) => time - (sorted[i] ?? time));
  const longest = gaps.reduce((most, gap) => Math.max(most, gap), 0);
  const usual = gaps.slice().sort()[Math.floor(gaps.length / 2)] ?? 0;
  if (gaps.length < 8 || longest < LEAST_GAP || longest < GAP_RATIO * usual) return { gapMs: NaN, gapFrom: NaN };
  return { gapMs: longest, gapFrom: sorted[gaps.indexOf(longest)] ?? NaN };
}

const DEEPEST = 5;

/** A text that is the beginning of JSON, or a word of the gateway that it cut something. */
function hasCutBody(value: unknown, depth: number): boolean {
  if (typeof value === 'string') {
    return value.length > 20 && isCutJson(value);
  }
  if (!isRecord(value) || depth > DEEPEST) return false;
  return Object.entries(value).some(([name, inner]) => {
    const plain = plainName(name);
    if (plain === 'truncated') return asTruth(inner) || asNumber(inner) > 0;
    if (plain.endsWith('headcomplete')) return inner === false;
    return hasCutBody(inner, depth + 1);
  });
}
