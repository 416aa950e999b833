/** Agent with tools. */
import { chatModel, chatQuery, type ChatPersona } from '../../chat.js';
import { oneSite, sdkAgent } from '../../clients.js';
import { Conversation } from '../../inputs/conversation.js';
import { someCompany } from '../../inputs/companies.js';
import { prose, wish } from '../../inputs/questions.js';
import { flatCurve, sittings, zone } from '../../rhythms/rhythms.js';
import { definePersona } from '../../shapes.js';

const tools = [
  'search(text)',
  'sql(query)',
  'mail(to, body)',
  'calendar(day)',
  'browse(url)',
  'run(code)',
  'notes(key)',
];

export const agentFramework: ChatPersona = definePersona({
  id: 'agent_framework',
  behaves: 'an agent works through tasks in loops of thought, action and observation, day and night',

  make(service, random) {
    const company = someCompany(service.topics, random);
    const kit = random.some(tools, 3).join(', ');
    const talk = new Conversation(
      `You are an agent of ${company.name}. Tools: ${kit}. Reply with Thought, Action and Input.`,
    );
    const habit = { curve: flatCurve, zone: zone(random), weekend: 0.7 };
    let open = -1;
    return {
      client: oneSite(random, { agent: sdkAgent(random), retries: 4 }),
      model: chatModel(service, random),
      moments: sittings(random, service.span, { aWeek: random.around(190, 0.3), habit, each: 7, pauseSeconds: 4 }),
      ask({ sitting }, heard) {
        const fresh = sitting !== open;
        open = sitting;
        if (fresh) talk.restart();
        const text = fresh
          ? `Task: ${wish(company.topic, random)}`
          : `Observation: ${random.chance(0.2) ? 'no result' : prose(company.topic, random, 1)}`;
        return chatQuery(
          talk.say(text, heard),
          { topic: company.topic, words: 40 },
          { temperature: 0, max_tokens: 512 },
        );
      },
    };
  },
});
