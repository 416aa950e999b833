/** The tabular half of the demo: a courier's delay prediction API, one week. */
import { tabularAttacks } from './attacks/tabular/index.js';
import { parcels } from './inputs/parcels.js';
import { tabularPersonas } from './personas/tabular/index.js';
import { calendar, defineScenario } from './scenario.js';
import { makeTabularService } from './tabular.js';

const p = tabularPersonas;
const a = tabularAttacks;

export const demoPredict = defineScenario({
  id: 'demo-predict',
  about: 'parcel delay prediction, a week, some 250 accounts: five lone extractors of different kinds and one campaign',
  service: (random) =>
    makeTabularService({ population: parcels, span: calendar('2026-03-02', 7), trainingRecords: 3000 }, random),
  cast: {
    honest: [
      [p.app, 104],
      [p.hobbyist, 26],
      [p.natOffice, 18],
      [p.integrator, 2],
      [p.heavyApp, 6],
      [p.batchEtl, 10],
      [p.backfill, 2],
      [p.monitor, 5],
      [p.qaSuite, 6],
      [p.loadTest, 3],
      [p.whatIf, 8],
      [p.limeExplainer, 2],
      [p.shapExplainer, 2],
      [p.counterfactual, 4],
      [p.robustnessTest, 3],
      [p.fairnessAudit, 3],
      [p.gridReport, 2],
      [p.researcher, 3],
      [p.newcomer, 9],
      [p.retryStorm, 4],
    ],
    solos: [
      { attack: a.uniformSweep, budget: 950, pace: 'naive' },
      { attack: a.jacobianAugmentation, budget: 900, pace: 'slow' },
      { attack: a.activeLearning, budget: 1100, pace: 'naive', cover: 0.25, coverBy: p.app },
      { attack: a.lineSearch, budget: 700, pace: 'human' },
      { attack: a.naturalKnockoff, budget: 1150, pace: 'slow' },
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
  },
});
