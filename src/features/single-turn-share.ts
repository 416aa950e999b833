import { defineFeature } from './feature.js';
import { count } from './phrase.js';

export const singleTurnShare = defineFeature({
  id: 'single-turn-share',
  title: 'Single-turn chats',
  status: 'stable',
  family: 'harvest',
  measures: 'share of chats without earlier turns',
  unit: 'ratio',
  range: [0, 1],
  direction: 'higher',
  needs: ['input'],
  settings: {},
  source: 'distillation recipes are single-turn; hunger, not conversation',
  benign: ['every batch integration'],

  value: ({ chats }) => (chats.chats < 10 ? null : 1 - chats.continued / chats.chats),

  explain: ({ chats }) => `${count(chats.chats - chats.continued)} of ${count(chats.chats)} chats had no earlier turn`,
});
