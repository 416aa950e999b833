/** What an event can tell: the names under which presets map columns, features declare needs and reports say "missing". */

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

/** Columns a person may name: those of the fields, and of the key and the customer that stand beside the account. */
export type MappedId = EventFieldId | 'key' | 'tenant';
export const mappedIds: readonly MappedId[] = [...eventFieldIds, 'key', 'tenant'];

/** How many events carried each field; what a log lacks is "not applicable", never zero. */
export type FieldCounts = Record<EventFieldId, number>;

export function noFieldCounts(): FieldCounts {
  return Object.fromEntries(eventFieldIds.map((id) => [id, 0])) as FieldCounts;
}
