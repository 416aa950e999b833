/** Writer of texts for sale. */
import { chatModel, chatQuery, type ChatPersona } from '../../chat.js';
import { browserAgent, oneSite } from '../../clients.js';
import { Conversation } from '../../inputs/conversation.js';
import { expand, sentence, slotsOf } from '../../inputs/grammar.js';
import { followUp } from '../../inputs/questions.js';
import { officeHabit, sittings } from '../../rhythms/rhythms.js';
import { definePersona } from '../../shapes.js';

const briefs = [
  'write a {mood} blog post of {digit}00 words: how to {doing}, for {reader}',
  'Create {count} headlines for an article about a {thing}.',
  'Generate {count} social posts: the {thing} is back, {mood} tone.',
  'product text for a {quality} {thing}, mention the {person}',
  'Rewrite: "A {quality} {thing} for everybody who wants to {doing}."',
];

export const contentWriter: ChatPersona = definePersona({
  id: 'content_writer',
  behaves:
    'turns out posts, headlines and product texts for clients all day: asks for generated material, long answers, two drafts to choose from',

  make(service, random) {
    const clients = random.some(service.topics, 3);
    const talk = new Conversation(random.chance(0.5) ? 'You write lively, correct copy without superlatives.' : '');
    let topic = random.pick(clients);
    return {
      client: oneSite(random, { agent: browserAgent(random), retries: 1 }),
      model: chatModel(service, random),
      moments: sittings(random, service.span, {
        aWeek: random.around(70, 0.5),
        habit: officeHabit(random),
        each: 9,
        pauseSeconds: 120,
      }),
      ask(_, heard) {
        const fresh = talk.length === 0 || random.chance(0.5);
        if (fresh) {
          talk.restart();
          topic = random.pick(clients);
        }
        const text = fresh ? sentence(expand(random.pick(briefs), slotsOf(topic), random)) : followUp(topic, random);
        const params = { temperature: 0.9, max_tokens: 1500, n: fresh ? 2 : 1 };
        return chatQuery(talk.say(text, heard), { topic, words: 380 }, params);
      },
    };
  },
});
