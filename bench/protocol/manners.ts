/** The manners in which every attack of the protocol is carried out: by one account, and split over several. */
import type { Manner } from '../scenarios/operation.js';

const alone: Manner = {
  id: 'naive',
  pace: 'naive',
  cover: 0,
  warmUp: 0,
  accounts: 1,
  dealing: 'next',
  sharing: 'none',
  unevenness: 0,
  rotates: false,
  adaptive: false,
};

export const soloManners: readonly Manner[] = [
  alone,
  { ...alone, id: 'slow', pace: 'slow' },
  { ...alone, id: 'cover-40', pace: 'slow', cover: 0.4 },
  { ...alone, id: 'human', pace: 'human' },
  { ...alone, id: 'turns', pace: 'slow', warmUp: 0.5 },
  { ...alone, id: 'cover-70', pace: 'human', cover: 0.7 },
  { ...alone, id: 'adaptive', pace: 'human', cover: 0.3, warmUp: 0.2, adaptive: true },
  { ...alone, id: 'cover-92', pace: 'slow', cover: 0.92 },
];

const split: Manner = { ...alone, id: 'split-even', pace: 'slow', accounts: 14, sharing: 'network', dealing: 'turn' };

export const splitManners: readonly Manner[] = [
  { ...split, unevenness: 0.08 },
  { ...split, id: 'split-apart', pace: 'human', dealing: 'next', sharing: 'none', unevenness: 0.7, accounts: 12 },
  { ...split, id: 'split-topic', dealing: 'topic', sharing: 'some', unevenness: 0.4, accounts: 10 },
  { ...split, id: 'split-cover', pace: 'human', cover: 0.5, sharing: 'none', unevenness: 0.5, accounts: 16 },
  { ...split, id: 'split-hash', dealing: 'hash', sharing: 'none', unevenness: 0.2, accounts: 25 },
  { ...split, id: 'rotation', pace: 'naive', dealing: 'next', sharing: 'some', unevenness: 0.3, rotates: true },
  { ...split, id: 'pair-split', pace: 'human', sharing: 'none', unevenness: 0.1, accounts: 2 },
  {
    ...split,
    id: 'split-adaptive',
    pace: 'human',
    cover: 0.3,
    warmUp: 0.15,
    sharing: 'none',
    unevenness: 0.6,
    adaptive: true,
  },
];
