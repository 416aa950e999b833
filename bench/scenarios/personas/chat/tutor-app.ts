/** Tutoring program. */
import { chatModel, chatQuery, system, user, type ChatPersona } from '../../chat.js';
import { fleet, sdkAgent } from '../../clients.js';
import { reasoningDemands } from '../../inputs/elicitation.js';
import { problem } from '../../inputs/problems.js';
import { eveningHabit, steady } from '../../rhythms/rhythms.js';
import { definePersona } from '../../shapes.js';

export const tutorApp: ChatPersona = definePersona({
  id: 'tutor_app',
  behaves:
    'a tutoring program has the exercises of its books worked out for pupils, with all steps; many pupils sit over the same exercise: the honest twin of reasoning elicitation',

  make(service, random) {
    const subjects = random.some(service.topics, random.whole(4, 12));
    const exercises = Array.from({ length: random.whole(80, 400) }, () => {
      const topic = random.pick(subjects);
      return { topic, text: problem(topic, random) };
    });
    const rule = random.pick(reasoningDemands);
    const fresh = random.between(0.05, 0.5);
    return {
      client: fleet(random, random.whole(1, 4), { agent: sdkAgent(random) }),
      model: chatModel(service, random),
      moments: steady(random, service.span, { aWeek: random.around(200, 0.5), habit: eveningHabit(random) }),
      ask() {
        const { topic, text } = exercises[random.zipf(exercises.length)] ?? { topic: random.pick(subjects), text: '' };
        const asked = random.chance(fresh) ? problem(topic, random) : text;
        return chatQuery([system(rule), user(asked)], { topic, words: 420 }, { temperature: 0.3, max_tokens: 2048 });
      },
    };
  },
});
