/** What the first records tell of a log as a whole, as lines: clock, order, gaps, cut-off bodies, sampling, and what they cost. */
import type { DetectedInput } from '../read/detect.js';
import { measure, percent } from '../report/numbers.js';
import type { Page } from '../report/page.js';

const HOUR = 3_600_000;

export function* signLines(page: Page, { layers, signs }: DetectedInput, indent: number): Iterable<string> {
  const { firstTime, lastTime, resolutionMs, backwards, gapMs, gapFrom, cutBodies, hiddenInputs, sampled } = signs;
  yield* page.paragraph('  unwrapped', layers.join(', '), indent);
  const clock = Number.isNaN(firstTime) ? [] : [`${timeText(firstTime)} to ${timeText(lastTime)}`];
  if (resolutionMs > 1)
    clock.push(`in steps of ${measure(resolutionMs / 1000)} s: shorter gaps between calls cannot be told`);
  if (backwards > 0) clock.push(`${percent(backwards)} of the calls are earlier than the one before them`);
  if (gapMs > 0) clock.push(`no call for ${measure(gapMs / HOUR)} h from ${timeText(gapFrom)}`);
  yield* page.paragraph('  time', clock.join('; '), indent);
  const bodies: string[] = [];
  if (cutBodies > 0) bodies.push(`${percent(cutBodies)} of the records have a body that was cut off`);
  if (hiddenInputs > 0)
    bodies.push(`${percent(hiddenInputs)} of the inputs are not in the log: only that there was one`);
  if (sampled < 1) bodies.push(`the log holds ${percent(sampled)} of the calls: true volumes are that much higher`);
  yield* page.paragraph('  note', bodies.join('; '), indent);
}

function timeText(time: number): string {
  return new Date(time).toISOString().replace('T', ' ').replace('.000Z', 'Z');
}
