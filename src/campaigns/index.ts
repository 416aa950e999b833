/** All links: what ties accounts to each other. */
import type { Link } from './link.js';
import { complementaryCoverage } from './links/complementary-coverage.js';
import { equalVolume } from './links/equal-volume.js';
import { lockstep } from './links/lockstep.js';
import { relay } from './links/relay.js';
import { sameClient } from './links/same-client.js';
import { sameMixture } from './links/same-mixture.js';
import { sameSchedule } from './links/same-schedule.js';
import { sharedAddress } from './links/shared-address.js';
import { sharedContent } from './links/shared-content.js';
import { sharedInputs } from './links/shared-inputs.js';
import { sharedNetwork } from './links/shared-network.js';
import { sharedSkeleton } from './links/shared-skeleton.js';
import { sharedSystem } from './links/shared-system.js';
import { sharedUnusualness } from './links/shared-unusualness.js';
import { takingTurns } from './links/taking-turns.js';

export const links: readonly Link[] = [
  sharedAddress,
  sharedNetwork,
  lockstep,
  takingTurns,
  relay,
  sameSchedule,
  sharedContent,
  sharedInputs,
  complementaryCoverage,
  sharedSkeleton,
  sharedSystem,
  sharedUnusualness,
  sameMixture,
  equalVolume,
  sameClient,
];
