/** Logs of other kinds of service than the demo, to see whether a method that fits one fits the others. */
import { classifierAttacks as a } from './attacks/classifier/index.js';
import { tabularAttacks } from './attacks/tabular/index.js';
import { rentals } from './inputs/rentals.js';
import { classifierPersonas as p } from './personas/classifier/index.js';
import { tabularPersonas } from './personas/tabular/index.js';
import { calendar, defineScenario } from './scenario.js';
import { makeTabularService } from './tabular.js';
import { makeTextService } from './text.js';
import { makeVectorService } from './vector.js';

const span = calendar('2026-06-01', 7);

/** Callers that every classifying service has. */
const crowd = [
  [p.app, 70],
  [p.natOffice, 12],
  [p.hobbyist, 16],
  [p.newcomer, 6],
  [p.integrator, 2],
  [p.heavyApp, 5],
  [p.batchEtl, 8],
  [p.backfill, 2],
  [p.monitor, 4],
  [p.qaSuite, 5],
  [p.loadTest, 2],
  [p.retryStorm, 3],
  [p.researcher, 3],
  [p.robustnessTest, 3],
] as const;

export const hotlineIntents = defineScenario({
  id: 'hotline-intents',
  about:
    'text classification: random words, active learning and natural texts by lone accounts, natural texts by a campaign',
  service: (random) => makeTextService({ span, trainingTexts: 3000 }, random),
  cast: {
    honest: crowd,
    solos: [
      { attack: a.uniformSweep, budget: 800, pace: 'naive' },
      { attack: a.activeLearning, budget: 900, pace: 'slow' },
      { attack: a.naturalKnockoff, budget: 1000, pace: 'naive', cover: 0.3, coverBy: p.app },
    ],
    campaigns: [
      { attack: a.naturalKnockoff, budget: 1500, pace: 'slow', accounts: 10, sharing: 'some', unevenness: 0.2 },
    ],
  },
});

export const visionVectors = defineScenario({
  id: 'vision-vectors',
  about:
    'embeddings of 24 numbers: uniform vectors, active learning and natural vectors, uniform ones by a campaign as well',
  service: (random) =>
    makeVectorService(
      { span, width: 24, labels: ['bird', 'boat', 'bridge', 'car', 'sign', 'tree'], trainingVectors: 2500 },
      random,
    ),
  cast: {
    honest: crowd,
    solos: [
      { attack: a.uniformSweep, budget: 900, pace: 'slow' },
      { attack: a.activeLearning, budget: 900, pace: 'naive' },
      { attack: a.naturalKnockoff, budget: 1100, pace: 'human' },
    ],
    campaigns: [
      {
        attack: a.uniformSweep,
        budget: 1500,
        pace: 'slow',
        cover: 0.3,
        coverBy: p.app,
        accounts: 11,
        sharing: 'none',
        unevenness: 0.3,
      },
    ],
  },
});

export const rentBands = defineScenario({
  id: 'rent-bands',
  about:
    'a second tabular service: grid, augmentation, line search and natural records, natural ones by a campaign as well',
  service: (random) => makeTabularService({ population: rentals, span, trainingRecords: 3000 }, random),
  cast: {
    honest: [
      ...crowd,
      [tabularPersonas.whatIf, 7],
      [tabularPersonas.limeExplainer, 3],
      [tabularPersonas.shapExplainer, 3],
      [tabularPersonas.counterfactual, 3],
      [tabularPersonas.fairnessAudit, 2],
      [tabularPersonas.gridReport, 2],
    ],
    solos: [
      { attack: tabularAttacks.coarseGrid, budget: 900, pace: 'naive' },
      { attack: tabularAttacks.jacobianAugmentation, budget: 900, pace: 'naive', cover: 0.3, coverBy: p.app },
      { attack: tabularAttacks.lineSearch, budget: 800, pace: 'slow' },
      { attack: a.naturalKnockoff, budget: 1200, pace: 'human' },
    ],
    campaigns: [
      { attack: a.naturalKnockoff, budget: 2000, pace: 'slow', accounts: 14, sharing: 'some', unevenness: 0.15 },
    ],
  },
});
