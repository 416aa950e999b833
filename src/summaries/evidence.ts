import { EVIDENCE_CELLS } from './evidence-lists.js';
import { EvidenceSample } from './evidence-sample.js';
import { poolOf } from './pools.js';
import { defineSummary, type ObjectField } from './summary.js';

const sample: ObjectField<EvidenceSample> = {
  kind: 'object',
  bytes: 8 * 1024,
  words: EVIDENCE_CELLS,
  create: (settings, cells) => new EvidenceSample(settings.evidenceRows, poolOf(settings), cells),
};

export const evidence = defineSummary({
  id: 'evidence',
  measures: 'a few whole inputs to show to a person: typical ones, and pairs of close neighbours',
  needs: ['input'],
  source: '',
  fields: { sample },

  accumulate({ sample }, at, event, input) {
    if (input.hasInput) sample.at(at).offer(event, input);
  },

  merge() {
    // Nothing but the object, which the caller merges.
  },
});
