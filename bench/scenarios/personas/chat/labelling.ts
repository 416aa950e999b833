/** Labels by log-probabilities. */
import { chatQuery, system, user, type ChatPersona } from '../../chat.js';
import { oneSite, sdkAgent } from '../../clients.js';
import { complaintPatterns, someCompany } from '../../inputs/companies.js';
import { expand, sentence, slotsOf } from '../../inputs/grammar.js';
import { nightly } from '../../rhythms/rhythms.js';
import { definePersona } from '../../shapes.js';

export const labelling: ChatPersona = definePersona({
  id: 'labelling',
  behaves:
    'tickets are sorted into a few classes, the log-probability of the label serves as confidence: greedy parameters, narrow use',

  make(service, random) {
    const company = someCompany(service.topics, random);
    const classes = random.some(
      ['billing', 'delivery', 'defect', 'praise', 'account', 'return', 'question', 'other'],
      4,
    );
    const instruction = `Label the message: ${classes.join(', ')}. Reply with the label only.`;
    const bias = Object.fromEntries(classes.map((_, at) => [String(1200 + 37 * at), 5]));
    const params = {
      temperature: 0,
      max_tokens: 2,
      logprobs: true,
      top_logprobs: random.pick([2, 4, 5]),
      ...(random.chance(0.3) ? { logit_bias: bias } : {}),
    };
    return {
      client: oneSite(random, { agent: sdkAgent(random), retries: 4 }),
      model: service.models.at(-1) ?? '',
      moments: nightly(random, service.span, {
        size: random.around(30, 0.3),
        hour: random.whole(4, 7),
        perSecond: 0.6,
      }),
      ask() {
        const text = sentence(expand(random.pick(complaintPatterns), slotsOf(company.topic), random));
        return chatQuery(
          [system(instruction), user(text)],
          { topic: company.topic, words: 1, text: random.pick(classes) },
          params,
        );
      },
    };
  },
});
