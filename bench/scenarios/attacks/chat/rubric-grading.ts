/** Grades and reasons for a reward model. */
import { chatQuery, user, type ChatAttack } from '../../chat.js';
import { prose, question } from '../../inputs/questions.js';
import { defineAttack } from '../../shapes.js';

export const rubricGrading: ChatAttack = defineAttack({
  id: 'rubric_grading',
  behaves:
    'pairs of answers to questions of every kind, to be graded with reasons: training data for a reward model (Lee et al. 2023, RLAIF)',

  stream({ topics }, random) {
    return () => {
      const topic = random.pick(topics);
      const [first, second] = [prose(topic, random, 1), prose(topic, random, 1)];
      const text = `Evaluate the two responses with the rubric: helpfulness, depth, honesty (1 to 10 each). Justify every score, then name the better one.\nPrompt: ${question(topic, random)}\nResponse A: ${first}\nResponse B: ${second}`;
      return chatQuery([user(text)], { topic, words: 260 }, { temperature: 0.7, max_tokens: 1024 });
    };
  },
});
