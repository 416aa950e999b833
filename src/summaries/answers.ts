import type { EventView } from '../events/event.js';
import { countWords } from '../represent/words.js';
import { add } from '../stats/columns.js';
import { addFields, defineSummary, f64, u32 } from './summary.js';

/** Tokens (or words) from which an answer counts as long: about a paragraph, more than a label or a yes. */
const LONG_ANSWER = 60;

const fields = {
  labelled: u32(),
  withProbabilities: u32(),
  margins: u32(),
  marginSum: f64(),
  entropySum: f64(),
  texts: u32(),
  long: u32(),
  logRatio: f64(),
  ratioCount: u32(),
};

export const answers = defineSummary({
  id: 'answers',
  measures: 'what came back: labels, probabilities and how sure they were, and how much text for how much input',
  needs: ['label', 'probabilities', 'outputText', 'tokensIn', 'tokensOut'],
  source: '',
  fields,

  accumulate(columns, at, event) {
    if (event.label.length > 0) add(columns.labelled, at, 1);
    if (event.probabilityCount > 0) add(columns.withProbabilities, at, 1);
    if (!Number.isNaN(event.margin)) {
      add(columns.margins, at, 1);
      add(columns.marginSum, at, event.margin);
    }
    if (!Number.isNaN(event.outputEntropyBits)) add(columns.entropySum, at, event.outputEntropyBits);
    if (event.outputText.length === 0 && !(event.tokensOut > 0)) return;
    add(columns.texts, at, 1);
    const { input, output } = lengths(event);
    if (output > LONG_ANSWER && output > input) add(columns.long, at, 1);
    if (Number.isNaN(input) || Number.isNaN(output)) return;
    add(columns.logRatio, at, Math.log((output + 1) / (input + 1)));
    add(columns.ratioCount, at, 1);
  },

  merge: addFields(fields),
});

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
