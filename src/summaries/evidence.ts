import { EvidenceSample } from './evidence-sample.js';
import { ByteReader } from './bytes.js';
import { poolOf } from './input-pool.js';
import { defineSummary, type ObjectField } from './summary.js';

const sample: ObjectField<EvidenceSample> = {
  kind: 'object',
  bytes: 8 * 1024,
  create: (settings) => new EvidenceSample(settings.evidenceRows, poolOf(settings)),
  decode: (bytes, settings, repeated) =>
    EvidenceSample.decode(new ByteReader(bytes, repeated), settings.evidenceRows, poolOf(settings)),
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
