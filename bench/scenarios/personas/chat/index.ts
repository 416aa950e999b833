/** All honest callers of the chat service. */
import { agentFramework } from './agent-framework.js';
import { classroom } from './classroom.js';
import { codePlugin } from './code-plugin.js';
import { contentWriter } from './content-writer.js';
import { evalTeam } from './eval-team.js';
import { individual } from './individual.js';
import { judge } from './judge.js';
import { labelling } from './labelling.js';
import { occasional } from './occasional.js';
import { promptEngineer } from './prompt-engineer.js';
import { ragApp } from './rag-app.js';
import { reseller } from './reseller.js';
import { student } from './student.js';
import { summariser } from './summariser.js';
import { supportBot } from './support-bot.js';
import { translation } from './translation.js';

export const chatPersonas = {
  agentFramework,
  classroom,
  codePlugin,
  contentWriter,
  evalTeam,
  individual,
  judge,
  labelling,
  occasional,
  promptEngineer,
  ragApp,
  reseller,
  student,
  summariser,
  supportBot,
  translation,
} as const;
