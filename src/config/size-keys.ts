/** Keys for how much is kept of each account, and with how many others it is compared. */
import type { ConfigKey } from './key.js';
import { defaultSettings, sizeBounds } from './settings.js';

const { samples, peers } = defaultSettings;

export const sizeKeys: readonly ConfigKey[] = [
  {
    key: 'samples.inputs',
    about:
      'distinct inputs kept of each account; more judge finer and take memory; a state keeps to the size it was made with',
    usual: samples.inputs,
    type: 'number',
    ...sizeBounds.inputs,
    isWhole: true,
  },
  {
    key: 'samples.evidence',
    about: 'typical inputs kept of each account to show, beside close pairs',
    usual: samples.evidence,
    type: 'number',
    ...sizeBounds.evidence,
    isWhole: true,
  },
  {
    key: 'peers.nearest',
    about: 'accounts nearest in volume that each is compared with',
    usual: peers,
    type: 'number',
    ...sizeBounds.peers,
    isWhole: true,
  },
];
