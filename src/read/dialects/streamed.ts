/** Answers that were logged as they were streamed, as a list of chunks or as a transcript of events, made whole again. */
import { isRecord, own } from '../values.js';
import type { RawRecord } from '../values.js';
import { textOfParts } from './output.js';

/**
 * A streamed answer as one body in the OpenAI chat form, whoever's chunks they were; anything else as it is.
 * Sources: OpenAI, Anthropic and Gemini streaming references; Amazon Bedrock ConverseStream and InvokeModelWithResponseStream.
 */
export function wholeAnswer(response: unknown): unknown {
  const chunks = typeof response === 'string' ? transcriptChunks(response) : response;
  if (!Array.isArray(chunks)) return response;
  const whole = new Whole();
  for (const chunk of chunks) if (isRecord(chunk)) whole.add(chunk);
  return whole.found ? whole.body() : response;
}

/** The JSON of every `data:` line; `[DONE]`, comments and cut-off lines hold nothing. */
function transcriptChunks(text: string): readonly unknown[] | undefined {
  if (!/^\s*(?:data|event):/.test(text)) return undefined;
  const chunks: unknown[] = [];
  for (const line of text.split('\n')) {
    if (!line.startsWith('data:')) continue;
    try {
      chunks.push(JSON.parse(line.slice(5)));
    } catch {
      // Not JSON: the closing [DONE], or a line that a size cap has cut.
    }
  }
  return chunks;
}

/** Fields in which some models stream bare text. */
const BARE_TEXTS = ['outputText', 'generation', 'completion'];

class Whole {
  found = false;
  private readonly texts: string[] = [];
  private readonly usage: Record<string, unknown> = {};
  private logprobs: unknown;
  private complete: RawRecord | undefined;

  add(chunk: RawRecord): void {
    this.addChoices(own(chunk, 'choices'));
    this.addEvent(chunk);
    this.addDelta(own(chunk, 'contentBlockDelta'));
    this.addCandidates(own(chunk, 'candidates'));
    for (const name of BARE_TEXTS) this.addText(own(chunk, name));
    for (const holder of [chunk, own(chunk, 'message'), own(chunk, 'metadata')]) this.addUsage(holder);
  }

  body(): RawRecord {
    if (this.complete !== undefined) return this.complete;
    const message = { role: 'assistant', content: this.texts.join('') };
    return { choices: [{ message, logprobs: this.logprobs }], usage: this.usage };
  }

  private addText(text: unknown): void {
    if (typeof text !== 'string') return;
    this.found = true;
    this.texts.push(text);
  }

  private addChoices(choices: unknown): void {
    const first: unknown = Array.isArray(choices) ? choices[0] : undefined;
    if (!isRecord(first)) return;
    this.found = true;
    const delta = own(first, 'delta') ?? own(first, 'message');
    this.addText(isRecord(delta) ? own(delta, 'content') : own(first, 'text'));
    this.logprobs ??= own(first, 'logprobs') ?? undefined;
  }

  /** Events that name their type: Anthropic's content blocks and OpenAI's responses. */
  private addEvent(chunk: RawRecord): void {
    const type = own(chunk, 'type');
    if (type === 'content_block_delta') this.addDelta(chunk);
    else if (type === 'response.output_text.delta') this.addText(own(chunk, 'delta'));
    else if (type === 'response.completed') {
      const response = own(chunk, 'response');
      if (!isRecord(response)) return;
      this.found = true;
      this.complete = response;
    }
  }

  private addDelta(holder: unknown): void {
    const delta = isRecord(holder) ? own(holder, 'delta') : undefined;
    if (isRecord(delta)) this.addText(own(delta, 'text'));
  }

  private addCandidates(candidates: unknown): void {
    const first: unknown = Array.isArray(candidates) ? candidates[0] : undefined;
    const content = isRecord(first) ? own(first, 'content') : undefined;
    const parts = isRecord(content) ? own(content, 'parts') : undefined;
    if (Array.isArray(parts)) this.addText(textOfParts(parts));
  }

  /** Counts grow while the answer is written: the last ones hold. */
  private addUsage(holder: unknown): void {
    if (!isRecord(holder)) return;
    for (const name of ['usage', 'usageMetadata', 'usage_metadata', 'amazon-bedrock-invocationMetrics']) {
      const usage = own(holder, name);
      if (!isRecord(usage)) continue;
      for (const key of Object.keys(usage)) if (typeof usage[key] === 'number') this.usage[key] = usage[key];
    }
  }
}
