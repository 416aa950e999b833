/** All honest callers of the chat service. */
import { agentFramework } from './agent-framework.js';
import { autocomplete } from './autocomplete.js';
import { classroom } from './classroom.js';
import { codePlugin } from './code-plugin.js';
import { contentWriter } from './content-writer.js';
import { documentPipeline } from './document-pipeline.js';
import { evalTeam } from './eval-team.js';
import { individual } from './individual.js';
import { judge } from './judge.js';
import { labelling } from './labelling.js';
import { moderationQueue } from './moderation-queue.js';
import { occasional } from './occasional.js';
import { promptEngineer } from './prompt-engineer.js';
import { ragApp } from './rag-app.js';
import { reseller } from './reseller.js';
import { sdkUser } from './sdk-user.js';
import { shard } from './shard.js';
import { student } from './student.js';
import { summariser } from './summariser.js';
import { supportBot } from './support-bot.js';
import { testDataMaker } from './test-data-maker.js';
import { translation } from './translation.js';
import { tutorApp } from './tutor-app.js';

export const chatPersonas = {
  agentFramework,
  autocomplete,
  classroom,
  codePlugin,
  contentWriter,
  documentPipeline,
  evalTeam,
  individual,
  judge,
  labelling,
  moderationQueue,
  occasional,
  promptEngineer,
  ragApp,
  reseller,
  sdkUser,
  shard,
  student,
  summariser,
  supportBot,
  testDataMaker,
  translation,
  tutorApp,
} as const;
