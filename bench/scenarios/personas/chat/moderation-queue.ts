/** Moderation of comments. */
import { chatModel, chatQuery, system, user, type ChatPersona } from '../../chat.js';
import { fleet, sdkAgent } from '../../clients.js';
import { someHand, typed } from '../../inputs/grammar.js';
import { question } from '../../inputs/questions.js';
import { consumerHabit, steady } from '../../rhythms/rhythms.js';
import { definePersona } from '../../shapes.js';

export const moderationQueue: ChatPersona = definePersona({
  id: 'moderation_queue',
  behaves:
    'a forum has each new post judged: every topic, ever new text, one token with its log-probabilities, sometimes biased to the verdicts: the honest twin of log-probability harvesting',

  make(service, random) {
    const verdicts = random.pick([
      ['ok', 'remove'],
      ['allow', 'review', 'block'],
    ]);
    const rule = `Judge the post of a forum. Reply with ${verdicts.join(' or ')}.`;
    const bias = Object.fromEntries(verdicts.map((_, at) => [String(3100 + 57 * at), 8]));
    const params = {
      temperature: 0,
      max_tokens: random.pick([1, 2]),
      logprobs: true,
      top_logprobs: random.pick([2, 5, 20]),
      ...(random.chance(0.4) ? { logit_bias: bias } : {}),
    };
    return {
      client: fleet(random, random.whole(1, 5), { agent: sdkAgent(random) }),
      model: chatModel(service, random),
      moments: steady(random, service.span, { aWeek: random.around(260, 0.5), habit: consumerHabit(random) }),
      ask() {
        const topic = random.pick(service.topics);
        const post = typed(question(topic, random), someHand(random), random);
        return chatQuery([system(rule), user(post)], { topic, words: 1, text: random.pick(verdicts) }, params);
      },
    };
  },
});
