import { poolOf } from './pools.js';
import { InputSample } from './input-sample.js';
import { SAMPLE_CELLS } from './sample-entries.js';
import { defineSummary, type ObjectField } from './summary.js';

const sample: ObjectField<InputSample> = {
  kind: 'object',
  bytes: 96 * 1024,
  words: SAMPLE_CELLS,
  create: (settings, cells) => new InputSample(settings.sampleSize, poolOf(settings), cells),
};

export const inputs = defineSummary({
  id: 'inputs',
  measures: 'a uniform sample of the distinct inputs, with how often and when each was asked and what came back',
  needs: ['input'],
  source:
    'Bar-Yossef et al. 2002, "Counting distinct elements in a data stream", algorithm 2; Beyer et al. 2007, section 3',
  fields: { sample },

  accumulate({ sample }, at, event, input) {
    if (input.hasInput) sample.at(at).offer(event, input);
  },

  merge() {
    // Nothing but the object, which the caller merges.
  },
});
