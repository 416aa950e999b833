/** Three days of busy, regular, honest customers of three services: logs in which nobody may stand out. */
import { makeChatService } from './chat.js';
import { rentals } from './inputs/rentals.js';
import { topics } from './inputs/topics/index.js';
import { chatPersonas as c } from './personas/chat/index.js';
import { classifierPersonas as p } from './personas/classifier/index.js';
import { tabularPersonas as t } from './personas/tabular/index.js';
import { calendar, defineScenario } from './scenario.js';
import { makeTabularService } from './tabular.js';
import { makeTextService } from './text.js';

const span = calendar('2026-05-04', 3);
const nobody = { solos: [], campaigns: [] } as const;

export const goodTabular = defineScenario({
  id: 'good-tabular',
  about: 'rent bands, three days, about 100 honest accounts, many of them busy or running tools',
  service: (random) => makeTabularService({ population: rentals, span, trainingRecords: 2500 }, random),
  cast: {
    honest: [
      [p.app, 42],
      [p.natOffice, 8],
      [p.hobbyist, 8],
      [p.newcomer, 4],
      [p.integrator, 1],
      [p.heavyApp, 4],
      [p.batchEtl, 6],
      [p.monitor, 3],
      [p.qaSuite, 4],
      [p.retryStorm, 3],
      [p.researcher, 2],
      [t.whatIf, 5],
      [t.shapExplainer, 2],
      [t.limeExplainer, 2],
      [t.counterfactual, 2],
      [t.gridReport, 1],
    ],
    ...nobody,
  },
});

export const goodText = defineScenario({
  id: 'good-text',
  about: 'intents of messages to a city hotline, three days, about 90 honest accounts, many of them busy',
  service: (random) => makeTextService({ span, trainingTexts: 2500 }, random),
  cast: {
    honest: [
      [p.app, 42],
      [p.natOffice, 8],
      [p.hobbyist, 8],
      [p.newcomer, 5],
      [p.integrator, 1],
      [p.heavyApp, 5],
      [p.batchEtl, 6],
      [p.monitor, 3],
      [p.qaSuite, 3],
      [p.retryStorm, 3],
      [p.researcher, 2],
      [p.robustnessTest, 1],
    ],
    ...nobody,
  },
});

export const goodChat = defineScenario({
  id: 'good-chat',
  about: 'chat completions, three days, about 110 honest accounts: people, bots, batches and one class',
  service: (random) => makeChatService({ topics, span }, random),
  cast: {
    honest: [
      [c.individual, 40],
      [c.occasional, 12],
      [c.student, 14],
      [c.classroom, 10],
      [c.supportBot, 3],
      [c.ragApp, 2],
      [c.agentFramework, 3],
      [c.judge, 2],
      [c.translation, 3],
      [c.labelling, 3],
      [c.codePlugin, 5],
      [c.contentWriter, 6],
      [c.summariser, 3],
      [c.promptEngineer, 2],
      [c.reseller, 1],
    ],
    ...nobody,
  },
});
