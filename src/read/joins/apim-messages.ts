/** Azure API Management: the gateway's row, which knows who and where, and the rows with the messages, by correlation id. */
import { asNumber, asWord, isMissing, own, unescapeJson } from '../values.js';
import type { RawRecord } from '../values.js';
import { defineJoin } from './join.js';

export const apimMessages = defineJoin({
  id: 'apim-messages',
  title: 'Gateway row and message rows of one correlation id',
  source: 'Azure Monitor reference, ApiManagementGatewayLogs and ApiManagementGatewayLlmLog',

  matches: (record) => isMessages(record) || isGateway(record),

  keyOf: (record) => (isMessages(record) || isGateway(record) ? correlationOf(record) : undefined),

  // A large message comes in chunks, in any order, and nothing says how many: the call is whole when the window closes.
  take: () => [],

  finish({ records }) {
    const messages = records.filter(isMessages);
    const gateways = records.filter((record) => !isMessages(record));
    const [gateway] = gateways;
    if (messages.length === 0 || gateway === undefined) {
      return { records: messages.length === 0 ? gateways : [wholeMessages(messages)], single: records.length };
    }
    return { records: [{ ...gateway, llm: wholeMessages(messages) }, ...gateways.slice(1)], single: 0 };
  },
});

function correlationOf(record: RawRecord): string | undefined {
  const id = asWord(own(record, 'CorrelationId') ?? own(record, 'correlationId'));
  return id === '' ? undefined : id;
}

/** A row of the message table, flat or as a resource log. */
export function isMessages(record: RawRecord): boolean {
  if (own(record, 'category') === 'GatewayLlmLogs') return true;
  return (
    own(record, 'CorrelationId') !== undefined &&
    own(record, 'SequenceNumber') !== undefined &&
    (Object.hasOwn(record, 'RequestMessages') || Object.hasOwn(record, 'ResponseMessages'))
  );
}

function isGateway(record: RawRecord): boolean {
  if (own(record, 'category') === 'GatewayLogs') return true;
  return own(record, 'ApimSubscriptionId') !== undefined && own(record, 'CorrelationId') !== undefined;
}

/** Names in the table, and in the `properties` of the resource log, which differ in the case of the first letter. */
function part(record: RawRecord, name: string): unknown {
  const flat = own(record, name);
  if (flat !== undefined) return flat;
  const properties = unescapeJson(own(record, 'properties'));
  const inner = `${name.charAt(0).toLowerCase()}${name.slice(1)}`;
  return typeof properties === 'object' && properties !== null ? own(properties as RawRecord, inner) : undefined;
}

/** The chunks in order as one row; the counts repeat on each of them. */
function wholeMessages(chunks: readonly RawRecord[]): RawRecord {
  const sorted = [...chunks].sort((a, b) => asNumber(part(a, 'SequenceNumber')) - asNumber(part(b, 'SequenceNumber')));
  const most = (name: string): number | undefined => {
    const values = sorted.map((chunk) => asNumber(part(chunk, name))).filter((value) => value >= 0);
    return values.length === 0 ? undefined : Math.max(...values);
  };
  const [first = {}] = sorted;
  return {
    ...first,
    RequestMessages: joined(sorted.map((chunk) => part(chunk, 'RequestMessages'))),
    ResponseMessages: joined(sorted.map((chunk) => part(chunk, 'ResponseMessages'))),
    ...{ ModelName: part(first, 'ModelName'), DeploymentName: part(first, 'DeploymentName') },
    ...{ PromptTokens: most('PromptTokens'), CompletionTokens: most('CompletionTokens') },
  };
}

/** Chunks are text until they are all there. */
function joined(chunks: readonly unknown[]): unknown {
  const present = chunks.filter((chunk) => !isMissing(chunk));
  if (present.length < 2) return present[0];
  if (present.every(Array.isArray)) return present.flat();
  return unescapeJson(present.map((chunk) => (typeof chunk === 'string' ? chunk : JSON.stringify(chunk))).join(''));
}
