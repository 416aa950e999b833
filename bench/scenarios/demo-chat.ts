/** The chat half of the demo: a chat completion API, one week. */
import { chatAttacks } from './attacks/chat/index.js';
import { makeChatService } from './chat.js';
import { topics } from './inputs/topics/index.js';
import { chatPersonas } from './personas/chat/index.js';
import { calendar, defineScenario } from './scenario.js';

const p = chatPersonas;
const a = chatAttacks;

export const demoChat = defineScenario({
  id: 'demo-chat',
  about: 'chat completions, a week, some 200 accounts: four lone extractors of different kinds and one campaign',
  service: (random) => makeChatService({ topics, span: calendar('2026-03-02', 7) }, random),
  cast: {
    honest: [
      [p.individual, 66],
      [p.occasional, 26],
      [p.student, 22],
      [p.classroom, 12],
      [p.supportBot, 4],
      [p.ragApp, 4],
      [p.agentFramework, 3],
      [p.judge, 3],
      [p.evalTeam, 2],
      [p.translation, 2],
      [p.labelling, 4],
      [p.codePlugin, 6],
      [p.contentWriter, 8],
      [p.summariser, 4],
      [p.promptEngineer, 4],
      [p.reseller, 2],
    ],
    solos: [
      { attack: a.selfInstruct, budget: 430, pace: 'naive' },
      { attack: a.logprobHarvest, budget: 340, pace: 'slow' },
      { attack: a.rubricGrading, budget: 330, pace: 'human', cover: 0.2, coverBy: p.contentWriter },
      { attack: a.narrowTemplate, budget: 340, pace: 'slow' },
    ],
    campaigns: [
      {
        attack: a.reasoningTraces,
        budget: 900,
        pace: 'human',
        cover: 0.12,
        coverBy: p.student,
        accounts: 13,
        sharing: 'some',
        unevenness: 0.2,
      },
    ],
  },
});
