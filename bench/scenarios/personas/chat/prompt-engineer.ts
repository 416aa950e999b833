/** Prompt engineer. */
import { chatModel, chatQuery, system, user, type ChatPersona } from '../../chat.js';
import { oneSite, toolAgent } from '../../clients.js';
import { complaintPatterns, someCompany } from '../../inputs/companies.js';
import { expand, sentence, slotsOf } from '../../inputs/grammar.js';
import { officeHabit, sittings } from '../../rhythms/rhythms.js';
import { definePersona } from '../../shapes.js';

export const promptEngineer: ChatPersona = definePersona({
  id: 'prompt_engineer',
  behaves: 'tries wordings of one instruction on the same ten test messages until the answers please',

  make(service, random) {
    const company = someCompany(service.topics, random);
    const tests = Array.from({ length: 10 }, () =>
      sentence(expand(random.pick(complaintPatterns), slotsOf(company.topic), random)),
    );
    const rules = company.rules.split('. ');
    let version = 0;
    let turn = 0;
    const instruction = (): string =>
      `You help customers of ${company.name}. ${random.shuffle(rules).slice(0, random.whole(1, rules.length)).join('. ')} (v${version})`;
    let now = instruction();
    return {
      client: oneSite(random, { agent: toolAgent(random), retries: 1 }),
      model: chatModel(service, random),
      moments: sittings(random, service.span, {
        aWeek: random.around(110, 0.3),
        habit: officeHabit(random),
        each: 20,
        pauseSeconds: 9,
      }),
      ask() {
        if (turn % tests.length === 0) {
          version += 1;
          now = instruction();
        }
        turn += 1;
        return chatQuery(
          [system(now), user(tests[turn % tests.length] ?? '')],
          { topic: company.topic, words: 50 },
          { temperature: random.pick([0, 0.3, 0.7, 1]), max_tokens: 300 },
        );
      },
    };
  },
});
