import { poolOf } from './pools.js';
import { defineSummary, type ObjectField } from './summary.js';
import { WINDOW_CELLS, WindowSample } from './window-sample.js';

/** Widths of the windows: one scheduler behind several accounts shows within seconds, batch jobs within minutes. */
export const SHORT_WINDOW_MS = 20_000;
export const LONG_WINDOW_MS = 120_000;

function windows(widthMs: number): ObjectField<WindowSample> {
  return {
    kind: 'object',
    bytes: 1024,
    words: WINDOW_CELLS,
    create: (settings, cells) => new WindowSample(settings.windowsKept, widthMs, poolOf(settings).arena, cells),
  };
}

export const moments = defineSummary({
  id: 'moments',
  measures: 'a coordinated sample of the 20 s and 120 s windows in which the account was active, for finding lockstep',
  needs: ['time'],
  source: 'Cohen and Kaplan 2007, "Summarizing data using bottom-k sketches", section 2 (coordinated samples)',
  fields: { short: windows(SHORT_WINDOW_MS), long: windows(LONG_WINDOW_MS) },

  accumulate({ short, long }, at, event) {
    if (Number.isNaN(event.time)) return;
    short.at(at).offer(event.time);
    long.at(at).offer(event.time);
  },

  merge() {
    // Nothing but the objects, which the caller merges.
  },
});
