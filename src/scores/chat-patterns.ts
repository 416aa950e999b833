/** Patterns of accounts that chat: no single condition holds for all distillation, so directed strands add up, or a few must agree. */
import { gate, gated, softMinimum } from './joining.js';
import { type Circumstances, freshness, type Pattern } from './pattern.js';
import type { StrandValues } from './strands.js';

/**
 * The most that words which ask for teaching material count for one account, in deviations. Makers of test data and pipelines that write ("write three
 * titles for ...") use them in every request: beyond this the words say the same again, and other strands must agree.
 */
const MOST_ASKED = 1.5;
/** Patterns of tables that speak for little on chats, and by how much. */
const LOWERED: ReadonlySet<string> = new Set(['sweep', 'off-manifold']);
const LOWERED_TO = 0.4;
/** Patterns of tables that chats have others for. */
const REPLACED: ReadonlySet<string> = new Set(['distillation', 'harvest']);

/** @param tabular what the patterns of tables make of the same strands */
export function chatPatterns(
  values: StrandValues,
  circumstances: Circumstances,
  tabular: readonly Pattern[],
): Pattern[] {
  const shared = tabular
    .filter(({ id }) => !REPLACED.has(id))
    .map((pattern) => (LOWERED.has(pattern.id) ? { ...pattern, weight: LOWERED_TO * pattern.weight } : pattern));
  // Groups are judged by the strands that lean together; what tells single accounts apart, averages out or adds up by chance.
  const alone = circumstances.alone === true;
  return [...asking(values, alone), ...shared, ...(alone ? takingAway(values, circumstances) : [])];
}

/** What it asks for, and how broadly. */
function asking(values: StrandValues, alone: boolean): Pattern[] {
  const F = freshness(values);
  const { openness, hunger, template, slots, phrases } = values;
  const ask = values.ask === null || !alone ? values.ask : Math.min(values.ask, MOST_ASKED);
  const known = [openness, ask, hunger].filter((value) => value !== null);
  const survey =
    known.length === 0
      ? null
      : known.reduce((sum, value) => sum + value, 0.3 + 0.5 * (slots ?? 0) + 0.3 * (phrases ?? 0));
  // Who asks for material and takes little of it away (retrieval, classification) is no copier.
  const little = alone ? 0.5 * Math.min(0, hunger ?? 0) : 0;
  const asks = ask === null ? null : ask + 0.5 * Math.max(0, template ?? 0) + little;
  return [
    { id: 'survey', weight: 1, half: 100, strength: gated(survey, F) },
    { id: 'elicitation', weight: 0.8, half: 15, strength: gated(asks, F) },
  ];
}

/** How it takes answers away, whatever it asks in which words. */
function takingAway(values: StrandValues, circumstances: Circumstances): Pattern[] {
  const F = freshness(values);
  const { template, hunger, traffic, parameters, breadth, answers, tools } = values;
  return [
    // One frame, filled anew each time, for long answers, much of it: what a pipeline sends. Others fill frames too, for a label or a sentence.
    { id: 'templated', weight: 1.5, half: 100, strength: gated(softMinimum(template, hunger, traffic), F) },
    // A classifier wants probabilities of a few answers over the texts of its trade.
    {
      id: 'probability-harvest',
      weight: 1.3,
      half: 60,
      strength: gated(softMinimum(parameters, breadth), F * openAnswers(values)),
    },
    // An agent has its tools: whoever brings others each time collects how a model uses tools. Hubs and resellers do too.
    { id: 'tool-harvest', weight: 0.5, half: 100, strength: gated(tools !== null && tools > 0 ? tools : null, F) },
    // The same few prompts, sampled again and again for long and different answers: a monitor gets the same short one.
    {
      id: 'resampling',
      weight: 0.7,
      half: 100,
      strength: softMinimum(hunger, answers, repetition(values, circumstances)),
      byRequests: true,
    },
  ];
}

/** Requests for each input from which it is the same few that are asked, and how far above others that stands. */
const SAME_FEW = 10;
const REPEATS = 2;

/** How much it asks again. Of a handful of inputs, or of repeats that come too soon to count, no freshness is known: then the numbers tell, where answers are long. */
function repetition({ fresh, hunger }: StrandValues, { distinct, requests }: Circumstances): number | null {
  if (fresh !== null) return -fresh;
  return requests >= SAME_FEW * distinct && hunger !== null && hunger > 0 ? REPEATS : null;
}

/**
 * Log-probabilities and few different answers: texts are sorted into fixed classes, and the probabilities are of those. With token biases less is
 * excused: they keep a classifier to its classes, but the output layer can be read with them whatever the answer is.
 */
export function openAnswers({ answers, bias }: StrandValues): number {
  if (answers === null) return 1;
  const excused = (bias ?? 0) > 1 ? 0.5 : 0.75;
  return 1 - excused * gate(-answers, 1.5);
}
