/** What an attacker does who knows what is measured: matched labels, scattered walks, other words. */
import type { ChatInput, ChatService } from '../scenarios/chat.js';
import type { ClassifierService } from '../scenarios/classifier.js';
import { someHand, typed } from '../scenarios/inputs/grammar.js';
import type { Disguise } from '../scenarios/operation.js';
import type { Query } from '../scenarios/shapes.js';

/** Draws of the market from which the usual shares of the labels are taken. */
const PRIOR_DRAWS = 300;
/** Questions to choose among. */
const CANDIDATES = 4;
/** Questions of several walks that are asked in mixed order. */
const SCATTERED = 48;

/** Of a few questions that one whose answer is most lacking against what ordinary customers get. */
export function matchPrior<Input>(
  service: ClassifierService<Input>,
  supply: () => Query<Input>,
  { random, model }: Parameters<Disguise<unknown, Input>>[2],
): () => Query<Input> {
  const prior = new Float64Array(service.labels.length).fill(1 / PRIOR_DRAWS);
  for (let draw = 0; draw < PRIOR_DRAWS; draw += 1) {
    const label = service.classOf(service.market(random), model);
    prior[label] = (prior[label] ?? 0) + 1 / PRIOR_DRAWS;
  }
  const seen = new Float64Array(prior.length);
  return () => {
    const candidates = Array.from({ length: CANDIDATES }, supply).map((query) => {
      const label = service.classOf(query.input, model);
      return { query, label, excess: ((seen[label] ?? 0) + 1) / (prior[label] ?? 1) };
    });
    const chosen = candidates.reduce((best, next) => (next.excess < best.excess ? next : best));
    seen[chosen.label] = (seen[chosen.label] ?? 0) + 1;
    return chosen.query;
  };
}

/** Several walks side by side: neighbours of a walk are no neighbours in time. */
export function scatter<Input>(
  supply: () => Query<Input>,
  { random }: Pick<Parameters<Disguise<unknown, Input>>[2], 'random'>,
): () => Query<Input> {
  let waiting: Query<Input>[] = [];
  return () => {
    if (waiting.length === 0) waiting = random.shuffle(Array.from({ length: SCATTERED }, supply));
    return waiting.pop() ?? supply();
  };
}

/** Words that give an extraction away, and what else one can say. */
const otherWords: readonly (readonly [RegExp, readonly string[]])[] = [
  [/step by step|in detail/gi, ['slowly', 'properly', 'the long way']],
  [/(complete |full )?(chain of thought|reasoning|train of thought)/gi, ['way there', 'thinking', 'how and why']],
  [/<think> tags/gi, ['brackets']],
  [/\b(generate|create|produce)\b/gi, ['I could use', 'give me', 'let me have']],
  [/\b(diverse|varied)\b/gi, ['different', 'all sorts of']],
  [/\binstructions?\b/gi, ['request', 'thing to ask']],
  [/training example|data ?set/gi, ['sample', 'sheet']],
  [/question and answer pairs/gi, ['questions with what one would say']],
  [/\bpersona\b/gi, ['somebody', 'character']],
  [/\b(evaluate|grade|score|rate)\b/gi, ['look at', 'tell me about']],
  [/\brubric\b/gi, ['list']],
  [/\bresponses?\b/gi, ['reply', 'text']],
  [/\bJSON\b/g, ['a list']],
];

const fronts = ['', '', '', 'hi, ', 'ok so ', 'quick one: ', 'Another one. ', 'thanks! '];

/** Avoids the words of the lexicons, types like a person and begins in different ways. */
export const reword: Disguise<ChatService, ChatInput> = (_, supply, { random }) => {
  const hand = someHand(random);
  return () => {
    const query = supply();
    const { messages } = query.input;
    const changed = messages.map((message) => {
      const plain = otherWords.reduce(
        (text, [words, others]) => text.replace(words, () => random.pick(others)),
        message.content,
      );
      const content = message.role === 'user' ? random.pick(fronts) + typed(plain, hand, random) : plain;
      return { ...message, content };
    });
    return { ...query, input: { ...query.input, messages: changed } };
  };
};
