/** The older OpenAI completions body: one or several prompts in, choices of text out. */
import { inputKinds } from '../../events/event.js';
import { asNumber, isRecord, own } from '../values.js';
import type { RawRecord } from '../values.js';
import { writeAnswer, writeChoice } from './answer.js';
import { hashOfBeside } from './attachments.js';
import { writeModel } from './conversation.js';
import { defineDialect } from './dialect.js';
import type { Exchange, Target } from './dialect.js';
import { writeInput } from './input.js';
import { writeUsage } from './output.js';
import { writeParameters } from './parameters.js';
import { wholeAnswer } from './streamed.js';

export const openaiCompletions = defineDialect({
  id: 'openai-completions',
  title: 'OpenAI completions',
  status: 'trial',
  example: {
    request: { model: 'text-large', prompt: 'Label: the parcel never came =>', max_tokens: 1, logprobs: 5 },
    response: {
      choices: [{ index: 0, text: ' complaint', finish_reason: 'length' }],
      usage: { prompt_tokens: 9, completion_tokens: 1 },
    },
  },
  source: 'OpenAI API reference, "Completions" (legacy)',

  matches: (exchange) =>
    isRecord(exchange.request) && own(exchange.request, 'prompt') !== undefined && isOurs(exchange),

  rows: ({ request }) => promptsOf(request).length,

  write({ request, response, parameters }, row, target) {
    const { event } = target;
    const prompts = promptsOf(request);
    writePrompt(prompts[row], target);
    event.attachments = hashOfBeside(isRecord(request) ? [own(request, 'suffix') ?? ''] : []);
    if (isRecord(request)) {
      event.hasParameters = true;
      writeParameters(request, event);
      writeModel(request, target);
    }
    writeParameters(parameters, event);
    if (prompts.length === 1) writeAnswer(response, target);
    else writeChoiceOf(response, row, prompts.length, target);
  },
});

/** Choices came back, or the body names a model: a bare prompt alone may be anybody's. */
function isOurs({ request, response }: Exchange): boolean {
  const whole = wholeAnswer(response);
  if (isRecord(whole) && Array.isArray(own(whole, 'choices'))) return true;
  return isRecord(request) && typeof own(request, 'model') === 'string' && own(request, 'input') === undefined;
}

/** One prompt, or several; a list of numbers is one prompt in token ids. */
function promptsOf(request: unknown): readonly unknown[] {
  const prompt = isRecord(request) ? own(request, 'prompt') : undefined;
  if (!Array.isArray(prompt) || prompt.length === 0 || typeof prompt[0] === 'number') return [prompt];
  return prompt;
}

/** Token ids are words of a dictionary we do not have: they tell equal prompts apart from others and no more. */
export function writePrompt(prompt: unknown, target: Target): void {
  if (!Array.isArray(prompt)) {
    writeInput(prompt, target);
    return;
  }
  target.event.inputKind = inputKinds.hidden;
  target.scratch.put(target.event.text, prompt.join(' '));
}

/** The answer to one of several prompts. */
export function writeChoiceOf(response: unknown, row: number, rows: number, target: Target): void {
  const choice = choiceOf(response, row, rows);
  if (choice !== undefined) writeChoice(choice, target);
  writeUsage(response, target.event);
}

/** With `n` choices a prompt, those of the first prompt come first. */
function choiceOf(response: unknown, row: number, rows: number): RawRecord | undefined {
  const choices = isRecord(response) ? own(response, 'choices') : undefined;
  if (!Array.isArray(choices)) return undefined;
  return numbered(choices).get(row * Math.max(1, Math.floor(choices.length / rows)));
}

/** A list of many choices is numbered once, not once a row. */
const known = new WeakMap<object, ReadonlyMap<number, RawRecord>>();

function numbered(choices: readonly unknown[]): ReadonlyMap<number, RawRecord> {
  const before = known.get(choices);
  if (before !== undefined) return before;
  const numbers = new Map<number, RawRecord>();
  choices.forEach((choice, position) => {
    if (!isRecord(choice)) return;
    const index = asNumber(own(choice, 'index'));
    numbers.set(Number.isNaN(index) ? position : index, choice);
  });
  known.set(choices, numbers);
  return numbers;
}
