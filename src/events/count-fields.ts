/** Which fields each event carried, for what a log lacks. */
import { type EventView, inputKinds } from './event.js';
import type { FieldCounts } from './fields.js';

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
