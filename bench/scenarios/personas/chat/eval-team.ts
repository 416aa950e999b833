/** Benchmark team. */
import { chatQuery, user, type ChatPersona } from '../../chat.js';
import { oneSite } from '../../clients.js';
import { codeTask, snippet } from '../../inputs/code.js';
import { problem } from '../../inputs/problems.js';
import { question } from '../../inputs/questions.js';
import { HOUR, run, together } from '../../rhythms/rhythms.js';
import { definePersona } from '../../shapes.js';

export const evalTeam: ChatPersona = definePersona({
  id: 'eval_team',
  behaves:
    'runs a fixed benchmark of broad questions on every model release: wide, single-turn, machine-paced, but the same set again',

  make(service, random) {
    const items = Array.from({ length: random.whole(110, 170) }, () => {
      const topic = random.pick(service.topics);
      const kind = random.below(3);
      if (kind === 0)
        return { topic, text: `${problem(topic, random)} Answer with a number or a word only.`, words: 4 };
      return kind === 1
        ? { topic, text: `${codeTask(random)}\n${snippet(random, 3)}`, words: 120 }
        : { topic, text: question(topic, random), words: 90 };
    });
    const rounds = Array.from({ length: 2 }, () =>
      run(random, service.span, {
        count: items.length,
        start: service.span.start + random.between(8, 24 * service.span.days - 6) * HOUR,
        perSecond: 0.6,
      }),
    );
    let turn = 0;
    return {
      client: oneSite(random, { agent: 'eval-harness/0.4.2', retries: 3 }),
      model: service.models[0] ?? '',
      moments: together(service.span, ...rounds),
      ask() {
        const item = items[turn % items.length];
        turn += 1;
        return item === undefined
          ? undefined
          : chatQuery([user(item.text)], { topic: item.topic, words: item.words }, { temperature: 0, max_tokens: 512 });
      },
    };
  },
});
