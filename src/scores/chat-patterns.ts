/** Patterns of accounts that chat: no single condition holds for all distillation, so directed strands add up, or a few must agree. */
import { aboveNought, gate, gated, softMinimum } from './joining.js';
import { type Circumstances, freshness, type Pattern } from './pattern.js';
import type { StrandValues } from './strands.js';

/**
 * The most that words which ask for teaching material count for one account, in deviations. Makers of test data and pipelines that write ("write three
 * titles for ...") use them in every request: beyond this the words say the same again, and other strands must agree.
 */
const MOST_ASKED = 1.5;
/** What of a frame that hardly varies takes from asking for material: makers of test data ask for much, about few things. Seeded frames look a little so too. */
const FEW_THINGS = 0.4;
/**
 * Continued exchanges, as a strand, from which an account has people talking behind it, and how much of that is taken from a survey: resellers and assistants
 * ask about as many things, for as much. Accounts that copy beside half ordinary traffic stay above.
 */
export const TALKING = -1;
const TALKED = 1.5;
/** Deviations in the variety of the answers from which token biases steer a classifier to its classes. */
const STEERED = -0.7;
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
  return [
    { id: 'survey', weight: 1, half: 100, strength: gated(surveyed(values, alone), F) },
    { id: 'elicitation', weight: 0.8, half: 15, strength: gated(elicited(values, alone), F) },
  ];
}

function askedBy({ ask }: StrandValues, alone: boolean): number | null {
  return ask === null || !alone ? ask : Math.min(ask, MOST_ASKED);
}

function surveyed(values: StrandValues, alone: boolean): number | null {
  const { openness, hunger, slots, phrases, single } = values;
  // Translators and readers of documents ask as broadly, for no more than they send: breadth says nothing where the log does not tell how much comes back.
  const broad = hunger === null ? null : openness;
  const known = [broad, askedBy(values, alone), hunger].filter((value) => value !== null);
  if (known.length === 0) return null;
  const talked = alone ? TALKED * Math.min(0, (single ?? 0) - TALKING) : 0;
  return known.reduce((sum, value) => sum + value, 0.3 + 0.5 * (slots ?? 0) + 0.3 * (phrases ?? 0) + talked);
}

function elicited(values: StrandValues, alone: boolean): number | null {
  const ask = askedBy(values, alone);
  if (ask === null) return null;
  const { hunger, slots, template } = values;
  // Who asks for material and takes little of it away (retrieval, classification) is no copier, nor is who asks for the same material over and over.
  const little = alone ? 0.5 * Math.min(0, hunger ?? 0) + FEW_THINGS * Math.min(0, slots ?? 0) : 0;
  return ask + 0.5 * Math.max(0, template ?? 0) + little;
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
    // Token biases that leave the answers open read the output layer, whatever the texts are; one bias for all keeps a classifier to its classes.
    { id: 'output-layer', weight: 1, half: 60, strength: steeredOpenly(values), byRequests: true },
    // An agent has its tools: whoever brings others each time collects how a model uses tools. Hubs and resellers do too.
    { id: 'tool-harvest', weight: 0.5, half: 100, strength: gated(aboveNought(tools), F) },
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

function steeredOpenly({ bias, answers }: StrandValues): number | null {
  if (bias === null || answers === null || bias <= 0) return null;
  return bias * gate(answers, STEERED, 0.12);
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
