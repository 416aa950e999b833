/** The tabular half of the demo: a courier's delay prediction API, one week. */
import { tabularAttacks } from './attacks/tabular/index.js';
import { parcels } from './inputs/parcels.js';
import { tabularPersonas } from './personas/tabular/index.js';
import { calendar, play, type Scenario } from './scenario.js';
import { makeTabularService } from './tabular.js';

const p = tabularPersonas;
const a = tabularAttacks;

export const demoPredict: Scenario = {
  id: 'demo-predict',
  about: 'parcel delay prediction, a week, some 250 accounts: five lone extractors of different kinds and one campaign',
  play: (options) =>
    play(
      (random) =>
        makeTabularService({ population: parcels, span: calendar('2026-03-02', 7), trainingRecords: 3000 }, random),
      () => ({
        honest: [
          [p.app, 106],
          [p.hobbyist, 26],
          [p.natOffice, 18],
          [p.integrator, 3],
          [p.heavyApp, 8],
          [p.batchEtl, 13],
          [p.backfill, 2],
          [p.monitor, 5],
          [p.qaSuite, 7],
          [p.loadTest, 3],
          [p.whatIf, 8],
          [p.limeExplainer, 3],
          [p.shapExplainer, 3],
          [p.counterfactual, 4],
          [p.robustnessTest, 3],
          [p.fairnessAudit, 3],
          [p.gridReport, 2],
          [p.researcher, 4],
          [p.newcomer, 9],
          [p.retryStorm, 4],
        ],
        solos: [
          { attack: a.uniformSweep, budget: 1300, pace: 'naive' },
          { attack: a.jacobianAugmentation, budget: 1100, pace: 'slow' },
          { attack: a.activeLearning, budget: 1200, pace: 'naive', cover: 0.25, coverBy: p.app },
          { attack: a.lineSearch, budget: 900, pace: 'human' },
          { attack: a.naturalKnockoff, budget: 1500, pace: 'slow' },
        ],
        campaigns: [
          {
            attack: a.latinHypercube,
            budget: 1700,
            pace: 'slow',
            cover: 0.2,
            coverBy: p.app,
            accounts: 12,
            sharing: 'some',
            unevenness: 0.18,
          },
        ],
      }),
      options,
    ),
};
