/** All honest callers of the tabular services. */
import { classifierPersonas } from '../classifier/index.js';
import { counterfactual } from './counterfactual.js';
import { fairnessAudit } from './fairness-audit.js';
import { gridReport } from './grid-report.js';
import { limeExplainer } from './lime-explainer.js';
import { shapExplainer } from './shap-explainer.js';
import { whatIf } from './what-if.js';

export const tabularPersonas = {
  ...classifierPersonas,
  counterfactual,
  fairnessAudit,
  gridReport,
  limeExplainer,
  shapExplainer,
  whatIf,
} as const;
