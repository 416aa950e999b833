/** The tools a request offers to the model, as one number for the set of their names. */
import type { EventView } from '../../events/event.js';
import { hashText } from '../../represent/hash.js';
import { isRecord, own } from '../values.js';
import type { RawRecord } from '../values.js';

/** Objects around the name of a tool: OpenAI and Responses, Converse. */
export const AROUND_NAMES = ['function', 'toolSpec'];
/** Lists of tools inside a tool: Gemini. */
export const LISTS_INSIDE = ['functionDeclarations', 'function_declarations'];

/** Fills the event's set of tools from a request body; where none are offered it is 0. */
export function writeTools(request: RawRecord, event: EventView): void {
  const config = own(request, 'toolConfig');
  const tools =
    own(request, 'tools') ?? own(request, 'functions') ?? (isRecord(config) ? own(config, 'tools') : undefined);
  event.toolset = setOf(tools);
}

/** Names add up: the order in which tools are offered means nothing. */
function setOf(tools: unknown): number {
  let set = 0;
  for (const tool of recordsIn(tools)) {
    set += hashOfName(tool);
    for (const key of LISTS_INSIDE) for (const inner of recordsIn(own(tool, key))) set += hashOfName(inner);
  }
  return set >>> 0;
}

function recordsIn(list: unknown): readonly RawRecord[] {
  return Array.isArray(list) ? list.filter(isRecord) : [];
}

function hashOfName(tool: RawRecord): number {
  const around = AROUND_NAMES.map((key) => own(tool, key)).find(isRecord);
  const name = own(around ?? tool, 'name');
  return typeof name === 'string' ? hashText(name, 0) >>> 0 : 0;
}
