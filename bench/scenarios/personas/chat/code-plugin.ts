/** Editor plug-in of a programmer. */
import { chatModel, chatQuery, system, user, type ChatPersona } from '../../chat.js';
import { roaming } from '../../clients.js';
import { codeTask, snippet } from '../../inputs/code.js';
import { techTopics } from '../../inputs/topics/index.js';
import { officeHabit, sittings } from '../../rhythms/rhythms.js';
import { definePersona } from '../../shapes.js';

export const codePlugin: ChatPersona = definePersona({
  id: 'code_plugin',
  behaves:
    'an editor sends the code around the cursor with each wish; half-typed code comes again and again, slightly longer',

  make(service, random) {
    const topic = random.pick(techTopics);
    const agent = random.pick(['vim-willow/0.9', 'willow-editor/2.4.1', 'ide-assist/1.12']);
    let open = -1;
    let code = snippet(random, 4);
    let task = codeTask(random);
    return {
      client: roaming(random, { agent, retries: 1 }),
      model: chatModel(service, random),
      moments: sittings(random, service.span, {
        aWeek: random.around(100, 0.5),
        habit: officeHabit(random),
        each: 14,
        pauseSeconds: 35,
      }),
      ask({ sitting }) {
        if (sitting !== open || random.chance(0.25)) code = snippet(random, random.whole(3, 7));
        else code = `${code}\n${snippet(random, 1).split('\n')[1] ?? ''}`.split('\n').slice(-9).join('\n');
        if (random.chance(0.6)) task = codeTask(random);
        open = sitting;
        return chatQuery(
          [system('You are a coding assistant inside an editor.'), user(`${task}\n\n${code}`)],
          { topic, words: 90, code: true },
          { temperature: 0.1, max_tokens: 800 },
        );
      },
    };
  },
});
