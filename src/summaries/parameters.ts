import { add, addDouble } from '../stats/columns.js';
import { addFields, defineSummary, f64, u32 } from './summary.js';

const fields = {
  known: u32(),
  probabilities: u32(),
  topLogprobs: f64(),
  topLogprobsCount: u32(),
  logitBias: u32(),
  several: u32(),
  temperature: f64(),
  temperatureCount: u32(),
  logMaxTokens: f64(),
  maxTokensCount: u32(),
};

export const parameters = defineSummary({
  id: 'parameters',
  measures:
    'what the caller asked for beyond the plain answer: probabilities, logit bias, several completions, long outputs',
  needs: ['parameters'],
  source: 'Carlini et al. 2024, "Stealing part of a production language model"; Tramèr et al. 2016, section 4',
  fields,

  accumulate(columns, at, event) {
    if (!event.hasParameters) return;
    add(columns.known, at, 1);
    if (event.asksProbabilities) add(columns.probabilities, at, 1);
    if (event.asksLogitBias) add(columns.logitBias, at, 1);
    if (event.completions > 1) add(columns.several, at, 1);
    if (!Number.isNaN(event.topLogprobs)) {
      addDouble(columns.topLogprobs, at, event.topLogprobs);
      add(columns.topLogprobsCount, at, 1);
    }
    if (!Number.isNaN(event.temperature)) {
      addDouble(columns.temperature, at, event.temperature);
      add(columns.temperatureCount, at, 1);
    }
    if (event.maxTokens >= 1) {
      addDouble(columns.logMaxTokens, at, Math.log2(event.maxTokens));
      add(columns.maxTokensCount, at, 1);
    }
  },

  merge: addFields(fields),
});
