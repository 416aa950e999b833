/** Sampling and output parameters the caller chose, under the names the common APIs give them. */
import type { EventView } from '../../events/event.js';
import { asNumber, asTruth, isMissing, isRecord, own, unescapeJson } from '../values.js';
import { plainName } from '../column-name.js';

export type Parameter =
  | 'temperature'
  | 'maxTokens'
  | 'completions'
  | 'topLogprobs'
  | 'logprobs'
  | 'probabilities'
  | 'logitBias'
  | 'include'
  | 'nested'
  | 'other';

const names: Readonly<Record<Parameter, string>> = {
  temperature: 'temperature',
  maxTokens: 'max_tokens max_completion_tokens max_output_tokens max_new_tokens max_gen_len max_token_count max_length',
  completions: 'n best_of candidate_count num_return_sequences num_completions',
  topLogprobs: 'top_logprobs',
  logprobs: 'logprobs response_logprobs return_logprobs',
  probabilities:
    'return_probs return_probabilities return_proba probabilities probs predict_proba output_probs with_probs include_probabilities ' +
    'return_scores scores output_scores return_all_scores return_logits logits return_confidence',
  logitBias: 'logit_bias',
  include: 'include',
  nested: 'generation_config text_generation_config inference_config parameters params options sampling_params',
  other:
    'top_p top_k seed stop stop_sequences frequency_penalty presence_penalty repetition_penalty response_format stream',
};

const parameterOf = new Map<string, Parameter>();
for (const parameter of Object.keys(names) as Parameter[]) {
  for (const name of names[parameter].split(' ')) parameterOf.set(plainName(name), parameter);
}

/** What a name means as a parameter; undefined for none. */
export function parameterNamed(name: string): Parameter | undefined {
  return parameterOf.get(plainName(name));
}

/** True for the name of a parameter, in whatever spelling: `maxTokens`, `max_tokens`, `max-tokens`. */
export function isParameterName(name: string): boolean {
  return parameterOf.has(plainName(name));
}

/** Fills the event's parameters from an object of parameters or a request body; anything else is passed over. */
export function writeParameters(source: unknown, event: EventView): void {
  addParameters(source, event, 0);
}

function addParameters(source: unknown, event: EventView, depth: number): void {
  if (!isRecord(source)) return;
  for (const key of Object.keys(source)) {
    const parameter = parameterOf.get(plainName(key));
    const value = own(source, key);
    if (parameter === undefined || isMissing(value)) continue;
    if (parameter === 'nested') {
      if (depth < 2) addParameters(unescapeJson(value), event, depth + 1);
    } else {
      setParameter(parameter, value, event);
    }
  }
}

/** @param value what the record says, not missing */
export function setParameter(parameter: Exclude<Parameter, 'nested'>, value: unknown, event: EventView): void {
  event.hasParameters = true;
  setters[parameter](value, event);
}

const setters: Readonly<Record<Exclude<Parameter, 'nested'>, (value: unknown, event: EventView) => void>> = {
  temperature: (value, event) => {
    event.temperature = asNumber(value);
  },
  maxTokens: (value, event) => {
    event.maxTokens = asNumber(value);
  },
  completions: (value, event) => {
    event.completions = asNumber(value);
  },
  topLogprobs: (value, event) => {
    event.topLogprobs = asNumber(value);
    if (event.topLogprobs > 0) event.asksProbabilities = true;
  },
  logprobs: applyLogprobs,
  probabilities: (value, event) => {
    if (asTruth(value) || asNumber(value) > 0) event.asksProbabilities = true;
  },
  logitBias: (value, event) => {
    if (asksBias(value)) event.asksLogitBias = true;
  },
  include: (value, event) => {
    if (Array.isArray(value) && value.some(namesLogprobs)) event.asksProbabilities = true;
  },
  other: () => undefined,
};

function namesLogprobs(name: unknown): boolean {
  return typeof name === 'string' && name.includes('logprob');
}

/** `logprobs` is a switch in chat APIs and a count in completion APIs. */
function applyLogprobs(value: unknown, event: EventView): void {
  const count = asNumber(value);
  if (count > 0 && Number.isNaN(event.topLogprobs)) event.topLogprobs = count;
  if (asTruth(value) || count > 0) event.asksProbabilities = true;
}

function asksBias(value: unknown): boolean {
  const bias = unescapeJson(value);
  return isRecord(bias) ? Object.keys(bias).length > 0 : asTruth(bias);
}
