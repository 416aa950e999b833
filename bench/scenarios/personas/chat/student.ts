/** Student. */
import { chatModel, chatQuery, sampling, type ChatPersona } from '../../chat.js';
import { browserAgent, roaming } from '../../clients.js';
import { Conversation } from '../../inputs/conversation.js';
import { expand, sentence, slotsOf, someHand, typed } from '../../inputs/grammar.js';
import { problem } from '../../inputs/problems.js';
import { followUp } from '../../inputs/questions.js';
import { eveningHabit, sittings } from '../../rhythms/rhythms.js';
import { definePersona } from '../../shapes.js';

const patterns = [
  'explain step by step why you {doing} before you look at the {thing}',
  'what is a {thing}? I need it for an exam',
  'Write {format} about the {thing} and the {thing}, about {digit}0 words.',
  'Can you check my answer? I wrote that the {thing} {doing}s because the {trouble}.',
  'Give me {count} exam questions about the {thing}.',
];

export const student: ChatPersona = definePersona({
  id: 'student',
  behaves:
    'homework of one or two subjects, worked examples wanted step by step: the honest twin of reasoning elicitation',

  make(service, random) {
    const subjects = random.some(service.topics, 2);
    const hand = someHand(random);
    const params = sampling(random, 1024);
    const talk = new Conversation();
    let topic = random.pick(subjects);
    let open = -1;
    const homework = (): string => {
      if (!random.chance(0.35)) return sentence(expand(random.pick(patterns), slotsOf(topic), random));
      return `${problem(topic, random)} ${random.pick(['Please explain step by step.', 'show the steps', 'I get a different result', ''])}`.trim();
    };
    return {
      client: roaming(random, { agent: browserAgent(random), retries: 1 }),
      model: chatModel(service, random),
      moments: sittings(random, service.span, {
        aWeek: random.around(22, 0.6),
        habit: eveningHabit(random),
        each: 6,
        pauseSeconds: 100,
      }),
      ask({ sitting }, heard) {
        const fresh = sitting !== open || random.chance(0.45);
        if (fresh) talk.restart();
        if (sitting !== open) topic = random.pick(subjects);
        open = sitting;
        return chatQuery(
          talk.say(typed(fresh ? homework() : followUp(topic, random), hand, random), heard),
          { topic, words: 220 },
          params,
        );
      },
    };
  },
});
