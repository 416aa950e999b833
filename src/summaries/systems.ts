import { NameSample } from './name-sample.js';
import { defineSummary, type ObjectField } from './summary.js';

const names: ObjectField<NameSample> = {
  kind: 'object',
  bytes: 16 * 1024,
  create: ({ namesKept }) => new NameSample(namesKept),
  decode: (bytes, { namesKept }) => NameSample.decode(bytes, namesKept),
};

export const systems = defineSummary({
  id: 'systems',
  measures: 'system messages by a hash of their whole text, named by their first 80 characters',
  needs: ['input'],
  source: '',
  fields: { names },

  accumulate({ names }, at, event) {
    if (event.system.length > 0) names.at(at).offer(event.system);
  },

  merge() {
    // Nothing but the object, which the caller merges.
  },
});
