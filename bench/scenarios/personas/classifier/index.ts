/** Honest callers of classifying services of every kind. */
import { app } from './app.js';
import { backfill } from './backfill.js';
import { batchEtl } from './batch-etl.js';
import { cachedApp } from './cached-app.js';
import { hardCases } from './hard-cases.js';
import { heavyApp } from './heavy-app.js';
import { hobbyist } from './hobbyist.js';
import { integrator } from './integrator.js';
import { loadTest } from './load-test.js';
import { monitor } from './monitor.js';
import { natOffice } from './nat-office.js';
import { newcomer } from './newcomer.js';
import { qaSuite } from './qa-suite.js';
import { researcher } from './researcher.js';
import { retryStorm } from './retry-storm.js';
import { robustnessTest } from './robustness-test.js';
import { sdkUser } from './sdk-user.js';
import { shard } from './shard.js';

export const classifierPersonas = {
  app,
  backfill,
  batchEtl,
  cachedApp,
  hardCases,
  heavyApp,
  hobbyist,
  integrator,
  loadTest,
  monitor,
  natOffice,
  newcomer,
  qaSuite,
  researcher,
  retryStorm,
  robustnessTest,
  sdkUser,
  shard,
} as const;
