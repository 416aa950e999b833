import { InputRing } from './input-ring.js';
import { addFields, defineSummary, f64, u32, type ObjectField } from './summary.js';

const ring: ObjectField<InputRing> = {
  kind: 'object',
  bytes: 8 * 1024,
  create: () => new InputRing(),
  decode: (bytes) => InputRing.decode(bytes),
};

const counts = {
  compared: u32(),
  logNearest: f64(),
  near: u32(),
  labelledNear: u32(),
  flips: u32(),
  rowCompared: u32(),
  fewFields: u32(),
  tiny: u32(),
  halvings: u32(),
  logPrevious: f64(),
  previousCount: u32(),
  logRandom: f64(),
  randomCount: u32(),
  seen: u32(),
};

export const window = defineSummary({
  id: 'window',
  measures: 'how the account walks through input space: distance of each input to the last few different ones, and whether the answer flips',
  needs: ['input', 'label'],
  source: '',
  fields: { ...counts, ring },

  accumulate() {
    throw new Error('not built yet');
  },

  merge(columns, at, from, fromAt) {
    addFields(counts, Object.keys(counts) as (keyof typeof counts)[], columns, at, from, fromAt);
  },
});
