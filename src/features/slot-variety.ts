import { isText, type TextInput } from '../population/member.js';
import type { SampledInput } from '../represent/sampled-input.js';
import { NumberCounts } from '../stats/number-counts.js';
import { defineFeature, type Feature, settingOf } from './feature.js';
import { count } from './phrase.js';
import { distinctWords } from './sampled-words.js';

const settings = {
  inputs: { value: 48, unit: 'inputs', why: 'looked at: enough to tell a frame from its filling' },
  fewestInputs: { value: 12, unit: 'inputs', why: 'below, half of the inputs is chance' },
  frame: { value: 0.5, unit: 'ratio', why: 'words in so many of the inputs are the frame' },
  words: { value: 200, unit: 'words', why: 'equal for every account, so that length does not count' },
  fewest: { value: 40, unit: 'words', why: 'below this the exponent no longer evens out length' },
};

/** Words of one text, and in how many of the texts each word is. */
const own = new NumberCounts();
const having = new NumberCounts();

/** Words outside the account's own frame, in order. */
function filling(inputs: readonly SampledInput[], feature: Feature): number[] | null {
  const most = settingOf(feature, 'words');
  const texts = inputs.filter((input): input is TextInput => isText(input)).slice(0, settingOf(feature, 'inputs'));
  if (texts.length < settingOf(feature, 'fewestInputs')) return null;
  const frame = settingOf(feature, 'frame') * texts.length;
  having.clear();
  for (const { content } of texts) {
    own.clear();
    for (const word of content.words) if (own.add(word)) having.add(word);
  }
  const words: number[] = [];
  for (const { content } of texts) {
    for (const word of content.words) {
      if (words.length === most) return words;
      if (having.countAt(having.placeOf(word)) < frame) words.push(word);
    }
  }
  return words.length < settingOf(feature, 'fewest') ? null : words;
}

export const slotVariety = defineFeature({
  id: 'slot-variety',
  title: 'Variety inside the frame',
  status: 'stable',
  family: 'coverage',
  measures:
    'distinct words over words^0.8 in the first 200 words that are not part of its own frame (words in half of its inputs)',
  unit: 'index',
  range: [0, 3],
  direction: 'higher',
  needs: ['input'],
  settings,
  source:
    'a fixed wording filled as widely as possible: Birch et al. 2023 (Model Leeching); Herdan, Type-token Mathematics, 1960',
  benign: ['translation and document pipelines', 'a mailbox or a queue read by a model'],

  value(profile, population) {
    const words = filling(population.inputs(profile), this);
    return words === null ? null : distinctWords(words) / words.length ** 0.8;
  },

  explain(profile, population) {
    const words = filling(population.inputs(profile), this) ?? [];
    return `${count(distinctWords(words))} distinct words among ${count(words.length)} that are not part of the frame its inputs share`;
  },
});
