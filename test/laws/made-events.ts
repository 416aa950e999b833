/** Events with everything in them, from small plain records; for laws that must hold whatever a log says. */
import fc from 'fast-check';
import { EventView, inputKinds, type TextSlice } from '../../src/events/event.js';
import { hashText } from '../../src/represent/hash.js';

export interface MadeEvent {
  readonly account: string;
  readonly time: number;
  readonly row?: number;
  readonly answered?: boolean;
  readonly text?: string;
  readonly fields?: Readonly<Record<string, number | string>>;
  readonly vector?: readonly number[];
  readonly hidden?: string;
  readonly isChat?: boolean;
  readonly earlierTurns?: number;
  readonly toolset?: number;
  readonly system?: string;
  readonly label?: string;
  readonly output?: string;
  readonly margin?: number;
  readonly entropyBits?: number;
  readonly address?: string;
  readonly agent?: string;
  readonly model?: string;
  readonly endpoint?: string;
  readonly key?: string;
  readonly tenant?: string;
  readonly tokensIn?: number;
  readonly tokensOut?: number;
  readonly parameters?: Partial<
    Pick<EventView, 'asksProbabilities' | 'asksLogitBias' | 'topLogprobs' | 'completions' | 'temperature' | 'maxTokens'>
  >;
}

/** Fills the view with one made-up event. */
export function fill(event: EventView, made: MadeEvent): EventView {
  event.reset();
  put(event.account, made.account);
  event.time = made.time;
  event.row = made.row ?? 0;
  event.answered = made.answered ?? true;
  fillInput(event, made);
  event.isChat = made.isChat ?? false;
  event.earlierTurns = made.earlierTurns ?? 0;
  event.toolset = made.toolset ?? 0;
  put(event.system, made.system);
  put(event.label, made.label);
  put(event.outputText, made.output);
  put(event.address, made.address);
  put(event.agent, made.agent);
  put(event.model, made.model);
  put(event.endpoint, made.endpoint);
  put(event.key, made.key);
  put(event.tenant, made.tenant);
  event.margin = made.margin ?? NaN;
  event.probabilityCount = made.margin === undefined ? 0 : 2;
  event.outputEntropyBits = made.entropyBits ?? NaN;
  event.tokensIn = made.tokensIn ?? NaN;
  event.tokensOut = made.tokensOut ?? NaN;
  event.hasParameters = made.parameters !== undefined;
  Object.assign(event, made.parameters);
  return event;
}

/** A view of its own with one made-up event. */
export function viewOf(made: Partial<MadeEvent>): EventView {
  return fill(new EventView(), { account: 'a', time: NaN, ...made });
}

function put(slice: TextSlice, text: string | undefined): void {
  if (text === undefined) return;
  // In the middle of other bytes, as a reader leaves it: whoever reads past the ends reads rubbish.
  const bytes = Buffer.from(`#"${text}"#`);
  slice.set(bytes, 2, bytes.length - 2);
}

function fillInput(event: EventView, made: MadeEvent): void {
  if (made.text !== undefined || made.hidden !== undefined) {
    event.inputKind = made.hidden === undefined ? inputKinds.text : inputKinds.hidden;
    put(event.text, made.text ?? made.hidden);
  } else if (made.vector !== undefined) {
    event.inputKind = inputKinds.vector;
    event.vector = Float64Array.from(made.vector);
    event.vectorLength = made.vector.length;
  } else if (made.fields !== undefined) fillFields(event, made.fields);
}

function fillFields(event: EventView, fields: Readonly<Record<string, number | string>>): void {
  const entries = Object.entries(fields).map(([name, value]) => ({ column: hashText(name, 0), value }));
  entries.sort((a, b) => a.column - b.column);
  event.inputKind = inputKinds.fields;
  event.fields.count = entries.length;
  event.fields.columns = Uint32Array.from(entries, ({ column }) => column);
  event.fields.isWord = Uint8Array.from(entries, ({ value }) => (typeof value === 'string' ? 1 : 0));
  event.fields.values = Float64Array.from(entries, ({ value }) =>
    typeof value === 'string' ? hashText(value, 0) : value,
  );
}

const WORDS = [
  'red',
  'green',
  'blue',
  'round',
  'square',
  'small',
  'large',
  'step',
  'by',
  'Step',
  'write',
  '20',
  '猫',
  'été',
];
/** Gaps that matter: the same moment, a retry, just not a retry, another hour, another day. */
const GAPS = [0, 1, 900, 20_000, 59_999, 61_000, 3_600_000, 86_400_000];

const input = fc.oneof(
  fc.record({
    text: fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 6 }).map((words) => words.join(' ')),
  }),
  fc.record({
    fields: fc.record({
      length: fc.integer({ min: 0, max: 9 }),
      width: fc.double({ noNaN: true }),
      kind: fc.constantFrom('a', 'b'),
    }),
  }),
  fc.record({ vector: fc.array(fc.float({ noNaN: true, min: -3, max: 3 }), { minLength: 3, maxLength: 3 }) }),
  fc.record({ hidden: fc.constantFrom('5d41402abc4b', '7d793037a076') }),
  fc.constant({}),
);

const answer = fc.record(
  {
    answered: fc.boolean(),
    label: fc.constantFrom('yes', 'no', 'maybe'),
    margin: fc.double({ min: 0, max: 1, noNaN: true }),
    entropyBits: fc.double({ min: 0, max: 2, noNaN: true }),
    output: fc.constantFrom('fine', 'a much longer answer '.repeat(40)),
    tokensIn: fc.nat(400),
    tokensOut: fc.nat(400),
  },
  { requiredKeys: [] },
);

const call = fc.record(
  {
    row: fc.constantFrom(0, 0, 0, 1),
    isChat: fc.boolean(),
    earlierTurns: fc.nat(2),
    toolset: fc.nat(3),
    system: fc.constantFrom('You are a helper.', 'you  ARE a helper.', 'Translate.'),
    address: fc.constantFrom('203.0.113.9', '203.0.113.10:4711', '2001:db8::1', 'nowhere'),
    agent: fc.constantFrom('curl/8.5.0', 'python-requests/2.31.0'),
    model: fc.constantFrom('m-1', 'm-2'),
    endpoint: fc.constantFrom('/v1/a', '/v1/b'),
    key: fc.constantFrom(...Array.from({ length: 12 }, (_, i) => `key-${String(i)}`)),
    tenant: fc.constantFrom('acme', 'umbrella'),
    parameters: fc.record(
      {
        asksProbabilities: fc.boolean(),
        asksLogitBias: fc.boolean(),
        topLogprobs: fc.nat(20),
        completions: fc.nat(4),
        temperature: fc.double({ min: 0, max: 2, noNaN: true }),
        maxTokens: fc.nat(4096),
      },
      { requiredKeys: [] },
    ),
  },
  { requiredKeys: [] },
);

/** Events of a few accounts in the order of time. */
export const eventLists: fc.Arbitrary<MadeEvent[]> = fc
  .array(fc.tuple(fc.constantFrom('a', 'b', 'ünï'), fc.constantFrom(...GAPS), input, answer, call), { maxLength: 40 })
  .map((parts) => {
    let time = Date.UTC(2026, 2, 1);
    return parts.map(([account, gap, ...rest]) => {
      time += gap;
      return Object.assign({ account, time }, ...rest);
    });
  });
