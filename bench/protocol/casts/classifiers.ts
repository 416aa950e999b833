/** What the classifying services of the protocol have in common: the crowd, the halves of kinds, the disguises. */
import { classifierAttacks as c } from '../../scenarios/attacks/classifier/index.js';
import { numericAttacks as n } from '../../scenarios/attacks/numeric/index.js';
import { textAttacks as t } from '../../scenarios/attacks/text/index.js';
import type { ClassifierPersona, ClassifierService } from '../../scenarios/classifier.js';
import { classifierPersonas as p } from '../../scenarios/personas/classifier/index.js';
import type { NumericService } from '../../scenarios/space.js';
import type { Attack } from '../../scenarios/shapes.js';
import { matchPrior, scatter } from '../disguises.js';
import type { Dealt, Kind } from '../operations.js';
import type { SetName } from '../sets.js';

/** Callers that both halves have: without them there is no service. */
const common: readonly (readonly [ClassifierPersona, number])[] = [
  [p.app, 120],
  [p.natOffice, 24],
  [p.hobbyist, 40],
  [p.newcomer, 14],
  [p.integrator, 4],
  [p.heavyApp, 14],
  [p.monitor, 8],
];

/** Callers of one half only: whoever chooses settings on the one has not seen the other. */
const halves: Readonly<Record<SetName, readonly (readonly [ClassifierPersona, number])[]>> = {
  tune: [
    [p.batchEtl, 16],
    [p.qaSuite, 8],
    [p.cachedApp, 12],
    [p.shard, 9],
    [p.robustnessTest, 8],
    [p.researcher, 8],
  ],
  'held-out': [
    [p.backfill, 8],
    [p.hardCases, 10],
    [p.sdkUser, 16],
    [p.cachedApp, 5],
    [p.loadTest, 8],
    [p.retryStorm, 10],
    [p.researcher, 4],
    [p.batchEtl, 10],
  ],
};

export function crowd(set: SetName): readonly (readonly [ClassifierPersona, number])[] {
  return [...common, ...halves[set]];
}

function kindOf<S, Input>(
  attack: Attack<S, Input>,
  budget: number,
  { labelsSuffice = true, walks = false }: Partial<Kind<S, Input>> = {},
): Kind<S, Input> {
  return { attack, budget, labelsSuffice, walks };
}

const needsProbabilities = { labelsSuffice: false } as const;
const walks = { walks: true } as const;

/** Kinds of attack on tables and vectors, in two halves without a common member. */
export function numericKinds<S extends NumericService<Input>, Input>(set: SetName): readonly Kind<S, Input>[] {
  const kind = kindOf<S, Input>;
  return set === 'tune'
    ? [
        kind(c.uniformSweep, 700),
        kind(c.naturalKnockoff, 900),
        kind(c.activeLearning, 800),
        kind(n.jacobianSteps, 800),
        kind(n.pairSearch, 600, walks),
        kind(n.equationSolving, 350, needsProbabilities),
      ]
    : [
        kind(n.hypercube, 700),
        kind(n.grid, 700),
        kind(c.adaptiveKnockoff, 900),
        kind(c.adversarialActive, 800),
        kind(n.randomSteps, 800),
        kind(n.hopSkipJump, 700, walks),
        kind(n.pathFinding, 700, walks),
      ];
}

export function textKinds(set: SetName): readonly Kind<ClassifierService<string>, string>[] {
  const kind = kindOf<ClassifierService<string>, string>;
  return set === 'tune'
    ? [
        kind(t.randomWords, 600),
        kind(t.naturalKnockoff, 900),
        kind(t.activeLearning, 800),
        kind(t.wordWalk, 700, walks),
        kind(t.wordProbing, 400, needsProbabilities),
      ]
    : [
        kind(t.foreignText, 700),
        kind(c.adaptiveKnockoff, 900),
        kind(c.adversarialActive, 800),
        kind(t.paraphraseExpansion, 700),
      ];
}

/** How operations against a classifying service are dealt. */
export function classifierDeal<S extends ClassifierService<Input>, Input>(
  service: S,
  kinds: readonly Kind<S, Input>[],
): Dealt<S, Input> {
  return {
    kinds,
    covers: [p.app, p.app, p.newcomer, p.heavyApp],
    models: service.models,
    disguiseOf: (chosen) => (chosen.walks ? (_, supply, context) => scatter(supply, context) : matchPrior),
    labelOnly: { return_probs: false },
    topicOf: ({ input }) => String(service.classOf(input, service.models[0] ?? '')),
  };
}
