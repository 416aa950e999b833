/** The answer of a text model, by the response's own keys: gateways give one provider's answer to another's request. */
import type { EventView } from '../../events/event.js';
import { isRecord, own } from '../values.js';
import type { RawRecord } from '../values.js';
import { contentText } from './conversation.js';
import { generationIn } from './langchain.js';
import type { Target } from './dialect.js';
import { firstOf, writeOutput, writeUsage } from './output.js';
import { writeProbabilities } from './probabilities.js';
import { wholeAnswer } from './streamed.js';

/** Fills output text, probabilities of the first token and token counts. */
export function writeAnswer(logged: unknown, target: Target): void {
  const response = wholeAnswer(logged);
  const choice = firstIn(response, 'choices');
  const generation = generationIn(response);
  if (choice !== undefined) writeChoice(choice, target);
  else if (generation !== undefined) {
    const text = contentText(generation.content);
    if (text !== '') target.scratch.put(target.event.outputText, text);
    writeUsage({ usage: generation.usage }, target.event);
  } else {
    writeTopCandidates(firstIn(response, 'candidates'), target.event);
    const text = isRecord(response) ? knownText(response) : '';
    if (text !== '') target.scratch.put(target.event.outputText, text);
    else writeOutput(Array.isArray(response) ? response.at(-1) : response, target);
  }
  writeUsage(response, target.event);
}

export function writeChoice(choice: RawRecord, target: Target): void {
  const message = own(choice, 'message') ?? own(choice, 'delta');
  const text = contentText(isRecord(message) ? own(message, 'content') : own(choice, 'text'));
  if (text !== '') target.scratch.put(target.event.outputText, text);
  writeLogprobs(own(choice, 'logprobs'), target.event);
}

/** Text in the places of Anthropic, Converse, Gemini and Responses; empty when there is none of them. */
function knownText(response: RawRecord): string {
  const output = own(response, 'output');
  if (isRecord(output)) {
    const message = own(output, 'message');
    return isRecord(message) ? contentText(own(message, 'content')) : '';
  }
  if (Array.isArray(output))
    return output
      .map(contentOf)
      .filter((text) => text !== '')
      .join('\n');
  const candidate = firstIn(response, 'candidates');
  if (candidate !== undefined) {
    const content = own(candidate, 'content');
    return isRecord(content) ? contentText(own(content, 'parts')) : '';
  }
  const content = own(response, 'content');
  return Array.isArray(content) ? contentText(content) : '';
}

function contentOf(item: unknown): string {
  return isRecord(item) ? contentText(own(item, 'content')) : '';
}

function firstIn(response: unknown, key: string): RawRecord | undefined {
  const list = isRecord(response) ? own(response, key) : undefined;
  const first: unknown = Array.isArray(list) ? list[0] : undefined;
  return isRecord(first) ? first : undefined;
}

/** The likeliest first tokens stand for class probabilities: that is how one-word answers are read. */
function writeLogprobs(logprobs: unknown, event: EventView): void {
  if (!isRecord(logprobs)) return;
  const content = own(logprobs, 'content');
  const first: unknown = Array.isArray(content) ? content[0] : undefined;
  if (isRecord(first)) {
    const candidates = firstOf(first, ['top_logprobs']);
    writeProbabilities(Array.isArray(candidates) && candidates.length > 0 ? candidates : [first], event);
    return;
  }
  // The older form: one object of token -> log-probability a place.
  const places = own(logprobs, 'top_logprobs');
  const place: unknown = Array.isArray(places) ? places[0] : undefined;
  if (!isRecord(place)) return;
  const candidates = Object.keys(place).map((token) => ({ token, logprob: place[token] }));
  if (candidates.length > 0) writeProbabilities(candidates, event);
}

/** Gemini's candidates for the first place of the answer; `avgLogprobs` is given unasked and tells no classes. */
function writeTopCandidates(candidate: RawRecord | undefined, event: EventView): void {
  const result = candidate && firstOf(candidate, ['logprobsResult', 'logprobs_result']);
  const places = isRecord(result) ? firstOf(result, ['topCandidates', 'top_candidates']) : undefined;
  const place: unknown = Array.isArray(places) ? places[0] : undefined;
  const candidates = isRecord(place) ? own(place, 'candidates') : undefined;
  if (Array.isArray(candidates)) writeProbabilities(candidates, event);
}
