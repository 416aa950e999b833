/** All honest callers of the tabular services. */
import { app } from './app.js';
import { backfill } from './backfill.js';
import { batchEtl } from './batch-etl.js';
import { counterfactual } from './counterfactual.js';
import { fairnessAudit } from './fairness-audit.js';
import { gridReport } from './grid-report.js';
import { heavyApp } from './heavy-app.js';
import { hobbyist } from './hobbyist.js';
import { integrator } from './integrator.js';
import { limeExplainer } from './lime-explainer.js';
import { loadTest } from './load-test.js';
import { monitor } from './monitor.js';
import { natOffice } from './nat-office.js';
import { newcomer } from './newcomer.js';
import { qaSuite } from './qa-suite.js';
import { researcher } from './researcher.js';
import { retryStorm } from './retry-storm.js';
import { robustnessTest } from './robustness-test.js';
import { shapExplainer } from './shap-explainer.js';
import { whatIf } from './what-if.js';

export const tabularPersonas = {
  app,
  backfill,
  batchEtl,
  counterfactual,
  fairnessAudit,
  gridReport,
  heavyApp,
  hobbyist,
  integrator,
  limeExplainer,
  loadTest,
  monitor,
  natOffice,
  newcomer,
  qaSuite,
  researcher,
  retryStorm,
  robustnessTest,
  shapExplainer,
  whatIf,
} as const;
