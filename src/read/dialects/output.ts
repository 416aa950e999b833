/** One output, whatever its JSON shape, into the event: predicted class, probabilities, a score, or free text. */
import type { EventView } from '../../events/event.js';
import { asNumber, isRecord, looksNumeric, own } from '../values.js';
import type { RawRecord } from '../values.js';
import type { Target } from './dialect.js';
import { scoredClasses, scoresBesideNames } from './named-scores.js';
import { writeProbabilities } from './probabilities.js';

export const LABELS = [
  'label',
  'predicted_label',
  'predictedLabel',
  'prediction',
  'predicted_class',
  'class',
  'category',
  'top_class',
  ...['tagName', 'sentiment', 'Sentiment', 'flagged'],
];
export const SCORE_LISTS = [
  'probs',
  'probabilities',
  'scores',
  'proba',
  'confidences',
  'class_probabilities',
  'classProbabilities',
  'logits',
  ...[
    'SentimentScore',
    'sentiment_scores',
    'confidenceScores',
    'confidence_scores',
    'category_scores',
    'categoryScores',
  ],
];
export const SCORES = ['score', 'probability', 'confidence', 'prob'];
export const TEXTS = [
  'text',
  'generated_text',
  'output_text',
  'completion',
  'content',
  'answer',
  'message',
  'generation',
  'outputText',
  ...['translation', 'translation_text', 'translatedText', 'translated_text', 'TranslatedText'],
  ...['summary', 'summary_text', 'reply', 'response'],
];

/** A class name is short and one line; anything longer is text the model wrote. */
export const LONGEST_LABEL = 64;
export const MOST_LABEL_WORDS = 6;

/** True when a bare string could be the name of a class. */
export function looksLikeLabel(text: string): boolean {
  return (
    text.length <= LONGEST_LABEL &&
    !text.includes('\n') &&
    text.split(' ', MOST_LABEL_WORDS + 1).length <= MOST_LABEL_WORDS
  );
}

export function writeOutput(value: unknown, target: Target): void {
  if (typeof value === 'string') writeString(value, target);
  else if (typeof value === 'number') writeScore(value, target);
  else if (typeof value === 'boolean' || typeof value === 'bigint') putLabel(String(value), target);
  else if (Array.isArray(value)) writeList(value, target, 0);
  else if (isRecord(value)) writeObject(value, target, 0);
}

function writeString(text: string, target: Target): void {
  const { event, scratch } = target;
  if (text === '') return;
  if (!event.isChat && looksNumeric(text)) writeScore(Number(text), target);
  else if (!event.isChat && target.stringOutput === 'label' && looksLikeLabel(text)) putLabel(text, target);
  else scratch.put(event.outputText, text);
}

/** Whole numbers are class numbers; a fraction within 0..1 is one score, of which no class can be told. */
function writeScore(score: number, target: Target): void {
  if (Number.isInteger(score)) putLabel(String(score), target);
  else if (score >= 0 && score <= 1) target.event.probabilityCount = 1;
}

function putLabel(label: string, { event, scratch }: Target): void {
  scratch.put(event.label, label);
}

function writeList(values: readonly unknown[], target: Target, depth: number): void {
  const only: unknown = values[0];
  if (values.length === 1 && depth < 3) {
    if (Array.isArray(only)) writeList(only, target, depth + 1);
    else if (isRecord(only)) writeObject(only, target, depth + 1);
    else writeOutput(only, target);
    return;
  }
  const best = writeProbabilities(values, target.event);
  if (best !== undefined && target.event.label.length === 0) putLabel(best, target);
}

function writeObject(value: RawRecord, target: Target, depth: number): void {
  const label = firstOf(value, LABELS);
  const isNamed = typeof label === 'string' || typeof label === 'number' || typeof label === 'boolean';
  if (isNamed) putLabel(String(label), target);
  writeScores(value, label, target);
  const text = firstOf(value, TEXTS);
  if (typeof text === 'string') target.scratch.put(target.event.outputText, text);
  else if (isRecord(text) && depth < 3) writeObject(text, target, depth + 1);
  else if (Array.isArray(text)) target.scratch.put(target.event.outputText, textOfParts(text));
}

function writeScores(value: RawRecord, label: unknown, target: Target): void {
  const { event } = target;
  const scores =
    scoresBesideNames(value) ??
    firstOf(value, SCORE_LISTS) ??
    (typeof label === 'object' ? label : undefined) ??
    scoredClasses(value);
  const best = scores === undefined ? bareProbabilities(value, label, event) : writeProbabilities(scores, event);
  if (best !== undefined && event.label.length === 0) putLabel(best, target);
  if (event.probabilityCount === 0 && !Number.isNaN(asNumber(firstOf(value, SCORES)))) event.probabilityCount = 1;
}

/** `{"cat": 0.8, "dog": 0.2}`: an object of nothing but numbers in 0..1 is a distribution by itself. */
function bareProbabilities(value: RawRecord, label: unknown, event: EventView): string | undefined {
  if (label !== undefined || Object.keys(value).length < 2) return undefined;
  for (const key of Object.keys(value)) {
    const score = value[key];
    if (typeof score !== 'number' || score < 0 || score > 1 || SCORES.includes(key)) return undefined;
  }
  return writeProbabilities(value, event);
}

/** Text of a message whose content is a list of parts: `[{type: "text", text: "..."}, ...]`; pictures and sound have none. */
export function textOfParts(parts: readonly unknown[]): string {
  const texts: string[] = [];
  for (const part of parts) {
    if (typeof part === 'string') texts.push(part);
    else if (isRecord(part)) {
      // OpenTelemetry's parts hold their text as `content`.
      const text = own(part, 'text') ?? (own(part, 'type') === 'text' ? own(part, 'content') : undefined);
      if (typeof text === 'string') texts.push(text);
    }
  }
  return texts.join('\n');
}

export const TOKENS_IN = [
  'prompt_tokens',
  'input_tokens',
  'promptTokens',
  'inputTokens',
  'prompt_token_count',
  'promptTokenCount',
  'inputTokenCount',
  'prompt_eval_count',
];
export const TOKENS_OUT = [
  ...['completion_tokens', 'output_tokens', 'completionTokens', 'outputTokens'],
  ...['candidates_token_count', 'candidatesTokenCount', 'outputTokenCount', 'eval_count'],
];

/** Token counts that stand in the response, where the envelope has none of its own. */
export function writeUsage(response: unknown, event: EventView): void {
  if (!isRecord(response)) return;
  // Ollama counts beside the text.
  const usage = firstOf(response, ['usage', 'usageMetadata', 'usage_metadata']) ?? response;
  if (!isRecord(usage)) return;
  if (Number.isNaN(event.tokensIn)) event.tokensIn = asNumber(firstOf(usage, TOKENS_IN));
  if (Number.isNaN(event.tokensOut)) event.tokensOut = asNumber(firstOf(usage, TOKENS_OUT));
}

/** The first of the named fields that is there and not null. */
export function firstOf(value: RawRecord, keys: readonly string[]): unknown {
  for (const key of keys) {
    const found = own(value, key);
    if (found !== undefined && found !== null) return found;
  }
  return undefined;
}
