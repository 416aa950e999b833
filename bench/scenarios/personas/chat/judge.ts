/** Answers graded by a model. */
import { chatQuery, system, user, type ChatPersona } from '../../chat.js';
import { oneSite } from '../../clients.js';
import { opening, prose, question } from '../../inputs/questions.js';
import { nightly } from '../../rhythms/rhythms.js';
import { definePersona } from '../../shapes.js';

const rubrics = [
  {
    rubric: 'Score the answer from 1 to 5 for correctness and tone. Reply with the number.',
    verdicts: ['1', '2', '3', '4', '4', '5'],
  },
  { rubric: 'Is the answer good enough to send? Reply with send or hold.', verdicts: ['send', 'send', 'hold'] },
  { rubric: 'Does the answer address the question? Reply yes or no.', verdicts: ['yes', 'yes', 'no'] },
];

export const judge: ChatPersona = definePersona({
  id: 'judge',
  behaves:
    'an evaluation team has the answers of its own product graded every night against one rubric: the honest twin of rubric grading',

  make(service, random) {
    const subjects = random.some(service.topics, 3);
    const questions = Array.from({ length: 45 }, () => {
      const topic = random.pick(subjects);
      return { topic, text: question(topic, random) };
    });
    const { rubric, verdicts } = random.pick(rubrics);
    let turn = 0;
    return {
      client: oneSite(random, { agent: 'python-sdk/2.3.0', retries: 4 }),
      model: service.models[0] ?? '',
      moments: nightly(random, service.span, {
        size: random.around(32, 0.2),
        hour: random.whole(1, 5),
        perSecond: 0.7,
        every: 1,
      }),
      ask() {
        const asked = questions[turn % questions.length];
        turn += 1;
        if (asked === undefined) return undefined;
        const { topic, text } = asked;
        const answer = `${opening(topic, random)} ${prose(topic, random, 1)}`;
        return chatQuery(
          [system(rubric), user(`Question: ${text}\nAnswer: ${answer}`)],
          { topic, words: 1, text: random.pick(verdicts) },
          { temperature: 0, max_tokens: 4 },
        );
      },
    };
  },
});
