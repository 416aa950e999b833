/** An event as plain data, as the fixtures' `events.json` has it: what is not known is left out. */
import { columnNames, wordNames } from '../../src/events/column-names.js';
import { inputKinds } from '../../src/events/event.js';
import type { EventView, InputKind, TextSlice } from '../../src/events/event.js';

const kinds: Readonly<Record<InputKind, string | undefined>> = {
  [inputKinds.none]: undefined,
  [inputKinds.text]: 'text',
  [inputKinds.fields]: 'fields',
  [inputKinds.vector]: 'vector',
  [inputKinds.hidden]: 'hidden',
};

export function plainEvent(event: EventView): Record<string, unknown> {
  const plain: Record<string, unknown> = {
    time: Number.isNaN(event.time) ? undefined : new Date(event.time).toISOString(),
    ...{
      account: word(event.account),
      address: word(event.address),
      agent: word(event.agent),
      model: word(event.model),
    },
    ...{ endpoint: word(event.endpoint), requestId: word(event.requestId), status: number(event.status) },
    ...{ answered: event.answered, latencyMs: number(event.latencyMs), row: event.row, rows: event.rows },
    ...{ kind: kinds[event.inputKind], text: word(event.text), system: word(event.system) },
    attachments: event.attachments || undefined,
    ...{ isChat: event.isChat || undefined, earlierTurns: event.isChat ? event.earlierTurns : undefined },
    toolset: event.toolset || undefined,
    ...{ label: word(event.label), outputText: word(event.outputText) },
    ...{ probabilityCount: event.probabilityCount || undefined, margin: round(event.margin) },
    ...{ entropyBits: round(event.outputEntropyBits), hasParameters: event.hasParameters || undefined },
    ...{ asksProbabilities: event.asksProbabilities, asksLogitBias: event.asksLogitBias || undefined },
    ...{ topLogprobs: number(event.topLogprobs), completions: number(event.completions) },
    ...{ temperature: number(event.temperature), maxTokens: number(event.maxTokens) },
    ...{ tokensIn: number(event.tokensIn), tokensOut: number(event.tokensOut) },
  };
  if (event.inputKind === inputKinds.fields) plain['fields'] = fieldsOf(event);
  if (event.inputKind === inputKinds.vector) plain['vector'] = Array.from(event.vector.subarray(0, event.vectorLength));
  return known(plain);
}

/** Without what is unknown, and with the usual values left out, so that expectations stay short. */
export function known(plain: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const usual: Readonly<Record<string, unknown>> = { row: 0, rows: 1, answered: true, asksProbabilities: false };
  return Object.fromEntries(
    Object.entries(plain).filter(([name, value]) => value !== undefined && value !== usual[name]),
  );
}

function word(slice: TextSlice): string | undefined {
  return slice.length === 0 ? undefined : slice.toString();
}

function number(value: number): number | undefined {
  return Number.isNaN(value) ? undefined : value;
}

function round(value: number): number | undefined {
  return Number.isNaN(value) ? undefined : Math.round(value * 1e9) / 1e9;
}

function fieldsOf({ fields }: EventView): Record<string, unknown> {
  const entries = Array.from({ length: fields.count }, (_, i) => {
    const value = fields.values[i] ?? NaN;
    const name = columnNames.name(fields.columns[i] ?? 0) ?? '?';
    return [name, fields.isWord[i] === 1 ? wordNames.name(value) : value] as const;
  });
  return Object.fromEntries(entries);
}
