/** Which share of the calls a log holds, where its records say so: gateways and loggers that sample write down how. */
import { plainName } from './column-name.js';
import { asNumber, isRecord, unescapeJson } from './values.js';
import type { RawRecord } from './values.js';

/** A share of one, or, above one, of a hundred: Databricks, TensorFlow Serving, OpenTelemetry. */
const SHARES = new Set(['samplingfraction', 'samplingrate', 'samplingratio', 'samplingprobability', 'sampleratio']);
/** Of a hundred: SageMaker. */
const PERCENTAGES = new Set(['samplingpercentage', 'initialsamplingpercentage', 'samplepercentage']);
/** One record stands for so many calls: Honeycomb, Cloudflare, Application Insights. Below one it is a share after all. */
const INTERVALS = new Set(['samplerate', 'sampleinterval', 'samplinginterval', 'itemcount']);

const DEEPEST = 2;

/** The smallest share that any of the records names, 0..1; NaN when none names one. */
export function sampledShare(records: readonly RawRecord[]): number {
  let least = NaN;
  for (const record of records) {
    const share = shareIn(record, 0);
    if (!(share >= least)) least = Number.isNaN(share) ? least : share;
  }
  return least;
}

function shareIn(value: unknown, depth: number): number {
  if (!isRecord(value)) return NaN;
  for (const [name, inner] of Object.entries(value)) {
    const share = shareNamed(plainName(name), inner);
    if (share > 0) return share;
    const deeper = depth < DEEPEST ? shareIn(isJsonText(inner) ? unescapeJson(inner) : inner, depth + 1) : NaN;
    if (deeper > 0) return deeper;
  }
  return NaN;
}

/** Metadata may be written as text; bodies are too long to be looked through. */
const LONGEST_TEXT = 1000;

function isJsonText(value: unknown): boolean {
  return typeof value === 'string' && value.length < LONGEST_TEXT && value.startsWith('{');
}

function shareNamed(name: string, value: unknown): number {
  const last = name.slice(name.lastIndexOf('.') + 1);
  const number = asNumber(value);
  if (!(number > 0)) return NaN;
  if (SHARES.has(last)) return number > 1 ? Math.min(1, number / 100) : number;
  if (PERCENTAGES.has(last)) return Math.min(1, number / 100);
  if (INTERVALS.has(last)) return number > 1 ? 1 / number : number;
  return NaN;
}
