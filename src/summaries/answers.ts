import type { EventView, TextSlice } from '../events/event.js';
import { hashBytes } from '../represent/hash.js';
import { countWords } from '../represent/word-count.js';
import { add, addDouble } from '../stats/columns.js';
import { BITMAP_WORDS, markHash, mergeMarks } from '../stats/linear-counting.js';
import { addFields, defineSummary, f64, u32 } from './summary.js';

/** Tokens (or words) from which an answer counts as long: about a paragraph, more than a label or a yes. */
const LONG_ANSWER = 60;
/** Over the input: translations and rewritten texts are somewhat longer or shorter than what they are made of, whoever asks for them. */
const OUTGROWS = 1.5;

const fields = {
  labelled: u32(),
  withProbabilities: u32(),
  margins: u32(),
  marginSum: f64(),
  entropySum: f64(),
  texts: u32(),
  outgrown: u32(),
  logRatio: f64(),
  ratioCount: u32(),
};

/** Bytes of an answer that are told apart: classes differ early, and long answers need not be read to the end. */
const TOLD_APART = 48;
const ANSWER_SEED = 0x3c6ef372;

const bitmap = { answerBits: u32(BITMAP_WORDS) };
const addCounts = addFields(fields);

export const answers = defineSummary({
  id: 'answers',
  measures: 'what came back: labels, probabilities and how sure they were, and how much text for how much input',
  needs: ['label', 'probabilities', 'outputText', 'tokensIn', 'tokensOut'],
  source: '',
  fields: { ...fields, ...bitmap },

  accumulate(columns, at, event) {
    if (event.label.length > 0) add(columns.labelled, at, 1);
    if (event.probabilityCount > 0) add(columns.withProbabilities, at, 1);
    if (!Number.isNaN(event.margin)) {
      add(columns.margins, at, 1);
      addDouble(columns.marginSum, at, event.margin);
    }
    if (!Number.isNaN(event.outputEntropyBits)) addDouble(columns.entropySum, at, event.outputEntropyBits);
    if (event.outputText.length === 0 && !(event.tokensOut > 0)) return;
    add(columns.texts, at, 1);
    if (event.outputText.length > 0) markHash(columns.answerBits, at, hashOfStart(event.outputText));
    const { input, output } = lengths(event);
    if (output > LONG_ANSWER && output > OUTGROWS * input) add(columns.outgrown, at, 1);
    if (Number.isNaN(input) || Number.isNaN(output)) return;
    addDouble(columns.logRatio, at, Math.log((output + 1) / (input + 1)));
    add(columns.ratioCount, at, 1);
  },

  merge(columns, at, from, fromAt) {
    addCounts(columns, at, from, fromAt);
    mergeMarks(columns.answerBits, at, from.answerBits, fromAt);
  },
});

function hashOfStart({ bytes, start, end }: TextSlice): number {
  return hashBytes(bytes, start, Math.min(end, start + TOLD_APART), ANSWER_SEED);
}

/** Length of input and output in tokens where both are logged, else in words of their texts; NaN where there is neither. */
function lengths(event: EventView): { readonly input: number; readonly output: number } {
  if (!Number.isNaN(event.tokensIn) && !Number.isNaN(event.tokensOut)) {
    return { input: event.tokensIn, output: event.tokensOut };
  }
  const { text, outputText } = event;
  return {
    input: text.length > 0 ? countWords(text.bytes, text.start, text.end) : event.tokensIn,
    output: outputText.length > 0 ? countWords(outputText.bytes, outputText.start, outputText.end) : event.tokensOut,
  };
}
