/** What an event can tell: the names under which presets map columns, features declare needs and reports say "missing". */
import { type EventView, inputKinds } from './event.js';

export interface EventField {
  readonly title: string;
  /** Unit of the value, empty for words. */
  readonly unit: string;
  readonly meaning: string;
}

function field(title: string, unit: string, meaning: string): EventField {
  return { title, unit, meaning };
}

export const eventFields = {
  time: field('time', 'ms since 1970 UTC', 'when the request arrived'),
  account: field('account', '', 'who is billed or keyed'),
  address: field('address', '', 'network address of the client'),
  agent: field('user agent', '', 'client software as it names itself'),
  model: field('model', '', 'model that was asked for'),
  endpoint: field('endpoint', '', 'path or operation that was called'),
  requestId: field('request id', '', 'identity of the request, for joins and re-deliveries'),
  status: field('status', 'HTTP status', 'whether the call was answered'),
  latency: field('latency', 'ms', 'total time of the call'),
  input: field('input', '', 'what was sent: text, messages, named fields or a vector'),
  label: field('label', '', 'predicted class'),
  probabilities: field('probabilities', '', 'class probabilities or scores that came back'),
  outputText: field('output text', '', 'text the model produced'),
  parameters: field('parameters', '', 'sampling and output parameters the caller chose'),
  tokensIn: field('input tokens', 'tokens', 'tokens billed for the input'),
  tokensOut: field('output tokens', 'tokens', 'tokens billed for the output'),
} as const;

export type EventFieldId = keyof typeof eventFields;

export const eventFieldIds = Object.keys(eventFields) as EventFieldId[];

/** How many events carried each field; what a log lacks is "not applicable", never zero. */
export type FieldCounts = Record<EventFieldId, number>;

export function noFieldCounts(): FieldCounts {
  return Object.fromEntries(eventFieldIds.map((id) => [id, 0])) as FieldCounts;
}

/** Counts the fields that an event carries. Long-handed: this runs for every event, and a table of functions took a twentieth of the reading. */
export function countFields(counts: FieldCounts, event: EventView): void {
  countEnvelope(counts, event);
  counts.input += event.inputKind === inputKinds.none ? 0 : 1;
  counts.label += event.label.length > 0 ? 1 : 0;
  counts.probabilities += event.probabilityCount > 0 ? 1 : 0;
  counts.outputText += event.outputText.length > 0 ? 1 : 0;
  counts.parameters += event.hasParameters ? 1 : 0;
  counts.tokensIn += Number.isNaN(event.tokensIn) ? 0 : 1;
  counts.tokensOut += Number.isNaN(event.tokensOut) ? 0 : 1;
}

function countEnvelope(counts: FieldCounts, event: EventView): void {
  counts.time += Number.isNaN(event.time) ? 0 : 1;
  counts.account += event.account.length > 0 ? 1 : 0;
  counts.address += event.address.length > 0 ? 1 : 0;
  counts.agent += event.agent.length > 0 ? 1 : 0;
  counts.model += event.model.length > 0 ? 1 : 0;
  counts.endpoint += event.endpoint.length > 0 ? 1 : 0;
  counts.requestId += event.requestId.length > 0 ? 1 : 0;
  counts.status += Number.isNaN(event.status) ? 0 : 1;
  counts.latency += Number.isNaN(event.latencyMs) ? 0 : 1;
}
