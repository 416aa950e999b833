import { defineFeature } from './feature.js';
import { isText } from '../population/member.js';
import { count } from './phrase.js';

export const reasoningCues = defineFeature({
  id: 'reasoning-cues',
  title: 'Asks for reasoning traces',
  status: 'stable',
  family: 'harvest',
  measures: 'share of sampled texts that ask to spell out reasoning (lexicon in represent/cues.ts)',
  unit: 'ratio',
  range: [0, 1],
  direction: 'higher',
  needs: ['input'],
  settings: {
    resolution: {
      value: 0.1,
      unit: 'ratio',
      why: 'a phrase in one text of ten may stand in the documents it is about',
    },
  },
  source: 'reports of reasoning-trace elicitation, 2026 (detection notes in docs/method.md)',
  benign: ['tutoring', 'step-by-step prompting as good practice', 'agents'],

  value(profile, population) {
    const texts = population.inputs(profile).filter(isText);
    return texts.length < 10 ? null : texts.filter(({ content }) => (content.cues & 1) !== 0).length / texts.length;
  },

  explain(profile, population) {
    const texts = population.inputs(profile).filter(isText);
    const matched = texts.filter(({ content }) => (content.cues & 1) !== 0).length;
    return `${count(matched)} of ${count(texts.length)} sampled texts ask to spell out reasoning`;
  },
});
