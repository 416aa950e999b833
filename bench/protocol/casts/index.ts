/** The scenarios of the protocol: one for each kind of service and half, with the turn deciding who does what how. */
import type { ClassifierService } from '../../scenarios/classifier.js';
import { calendar, defineScenario, type Scenario } from '../../scenarios/scenario.js';
import { parcels } from '../../scenarios/inputs/parcels.js';
import { rentals } from '../../scenarios/inputs/rentals.js';
import { tabularPersonas as t } from '../../scenarios/personas/tabular/index.js';
import { Random } from '../../scenarios/random.js';
import type { NumericService } from '../../scenarios/space.js';
import { classifierProgress } from '../../scenarios/surrogates.js';
import { makeTabularService } from '../../scenarios/tabular.js';
import { makeTextService } from '../../scenarios/text.js';
import { makeVectorService, type Vector } from '../../scenarios/vector.js';
import { classifierHabits } from '../habits.js';
import { dealOut, type Place } from '../operations.js';
import { seedOf, type ApiName, type SetName } from '../sets.js';
import { chatScenario } from './chat.js';
import { classifierDeal, crowd, numericKinds, textKinds } from './classifiers.js';

/** Which log: half, number in the half, and how many attackers. */
export interface LogPlace {
  readonly set: SetName;
  readonly place: Place;
}

const nobody = { solos: [], campaigns: [] } as const;
const week = { tune: calendar('2026-03-02', 7), 'held-out': calendar('2026-09-07', 9) } as const;

function dealer({ set, place }: LogPlace, api: ApiName): Random {
  return new Random(seedOf(set, place.turn), `deal ${api}`);
}

function name({ set }: LogPlace, api: ApiName): { readonly id: string; readonly about: string } {
  return { id: `${set}-${api}`, about: `${api} service of the ${set} half of the protocol` };
}

const tabularTools = {
  tune: [
    [t.whatIf, 12],
    [t.limeExplainer, 7],
    [t.counterfactual, 7],
  ],
  'held-out': [
    [t.shapExplainer, 7],
    [t.fairnessAudit, 6],
    [t.gridReport, 6],
    [t.whatIf, 6],
    [t.limeExplainer, 3],
  ],
} as const;

function tabular(log: LogPlace): Scenario {
  const { set, place } = log;
  const population = set === 'tune' ? parcels : rentals;
  return defineScenario({
    ...name(log, 'tabular'),
    service: (random) => makeTabularService({ population, span: week[set], trainingRecords: 3000 }, random),
    cast: {
      ...nobody,
      honest: [...crowd(set), ...tabularTools[set]],
      operations: (service) => dealOut(classifierDeal(service, numericKinds(set)), place, dealer(log, 'tabular')),
      habits: classifierHabits,
    },
    progress: classifierProgress,
  });
}

const vectors = {
  tune: { width: 20, labels: ['bird', 'boat', 'bridge', 'car', 'sign', 'tree'] },
  'held-out': { width: 36, labels: ['clean', 'crack', 'dent', 'rust', 'stain'] },
} as const;

function vector(log: LogPlace): Scenario {
  const { set, place } = log;
  const settings = { ...vectors[set], span: week[set], trainingVectors: 2500 };
  return defineScenario<NumericService<Vector>, Vector>({
    ...name(log, 'vector'),
    service: (random) => makeVectorService(settings, random),
    cast: {
      ...nobody,
      honest: crowd(set),
      operations: (service) => dealOut(classifierDeal(service, numericKinds(set)), place, dealer(log, 'vector')),
      habits: classifierHabits,
    },
    progress: classifierProgress,
  });
}

function text(log: LogPlace): Scenario {
  const { set, place } = log;
  return defineScenario<ClassifierService<string>, string>({
    ...name(log, 'text'),
    service: (random) => makeTextService({ span: week[set], trainingTexts: 3000 }, random),
    cast: {
      ...nobody,
      honest: crowd(set),
      operations: (service) => dealOut(classifierDeal(service, textKinds(set)), place, dealer(log, 'text')),
      habits: classifierHabits,
    },
    progress: classifierProgress,
  });
}

function chat(log: LogPlace): Scenario {
  return chatScenario({ ...name(log, 'chat'), ...log, span: week[log.set], random: dealer(log, 'chat') });
}

const makers: Readonly<Record<ApiName, (log: LogPlace) => Scenario>> = { tabular, vector, text, chat };

export function protocolScenario(api: ApiName, log: LogPlace): Scenario {
  return makers[api](log);
}
