/** Records and lines as fast-check makes them: common, odd and broken ones. */
import fc from 'fast-check';

export const texts = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.constantFrom(
    ...[
      '',
      '-',
      'null',
      'None',
      'NaN',
      'a "quoted"\nline\\',
      'redacted by policy',
      '***',
      '[redacted]',
      '😀 ü €',
      '\ud800',
    ],
    ...[
      '{"prompt":"inside","max_tokens":5}',
      '[1,2]',
      '"twice"',
      '{broken',
      '12',
      '-0.5',
      '007',
      'data: {}',
      'event: x',
    ],
    ...['low', 'a b c d e f', 'a b c d e f g', 'x'.repeat(65), 'ü'.repeat(64), 'message_start', '"message_start"'],
  ),
);
const numbers = fc.oneof(
  fc.double(),
  fc.integer(),
  fc.constantFrom(
    -0,
    0.1,
    1e21,
    1e-7,
    5e-324,
    1.7976931348623157e308,
    123456789012345,
    9007199254740994,
    0.30000000000000004,
  ),
  fc.double({ min: 0, max: 1, noNaN: true }),
);
export const scalars = fc.oneof(texts, numbers, fc.boolean(), fc.constant(null));
export const anything = fc.anything({ maxDepth: 3, withNullPrototype: false });
const keys = fc.oneof(
  fc.constantFrom(
    'a',
    'b',
    'width',
    'label',
    'probs',
    'text',
    'score',
    'scores',
    '0',
    '1',
    '__proto__',
    'usage',
    'ü',
    'x"y',
  ),
  fc.string({ maxLength: 5 }),
);
const messages = fc.array(
  fc.oneof(
    fc.record({ role: fc.constantFrom('user', 'assistant', 'system', 'developer', 'tool', 'other'), content: texts }),
    fc.record({ content: texts, role: fc.constantFrom('user', 'model') }),
    fc.record({ role: fc.constant('user'), content: fc.constantFrom(null, [{ type: 'text', text: 'part' }], []) }),
    fc.record({ role: fc.constant('user'), content: texts, name: texts }),
  ),
  { maxLength: 5 },
);
const parameters = fc.dictionary(
  fc.constantFrom(
    'temperature',
    'max_tokens',
    'maxTokens',
    'n',
    'logprobs',
    'top_logprobs',
    'logit_bias',
    'stop',
    'seed',
    'options',
    'x',
  ),
  fc.oneof(scalars, fc.constant([]), fc.constant({ temperature: 1 })),
  { maxKeys: 4 },
);
export const requests = fc.oneof(
  ...[texts, fc.array(numbers, { maxLength: 8 }), fc.dictionary(keys, scalars, { maxKeys: 5 }), messages, anything],
  fc
    .tuple(
      messages,
      parameters,
      fc.constantFrom({}, { model: 'm2' }, { system: 's' }, { model: 3 }, { prompt: 'p' }, { tools: [{ name: 't' }] }),
    )
    .map(([list, chosen, more]) => ({ ...more, messages: list, ...chosen })),
  fc.record({ prompt: texts, max_tokens: numbers }),
);
export const probabilities = fc.oneof(
  fc.dictionary(keys, fc.double({ min: 0, max: 1, noNaN: true }), { maxKeys: 4 }),
  fc.array(fc.double({ min: -1, max: 2, noNaN: true }), { maxLength: 4 }),
  fc.dictionary(keys, scalars, { maxKeys: 3 }),
);
export const responses = fc.oneof(
  ...[texts, numbers, anything, fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 4 })],
  fc.record({ label: scalars, probs: probabilities, text: texts }, { requiredKeys: [] }),
  fc.record({ text: texts, finish_reason: texts }),
  fc.record(
    {
      choices: fc.constantFrom(
        ...[
          [],
          [{ message: { role: 'assistant', content: 'said "so"' } }],
          [{ message: { content: null }, logprobs: null }],
        ],
        ...[
          [{ text: 'older' }],
          [{ message: { content: 'x' }, logprobs: { content: [{ token: 'x', logprob: -0.1 }] } }],
        ],
      ),
      usage: fc.constantFrom(
        null,
        { prompt_tokens: 5, completion_tokens: 7 },
        { input_tokens: 5 },
        { prompt_tokens: '5' },
      ),
      stop_reason: texts,
    },
    { requiredKeys: ['choices'] },
  ),
  fc.constantFrom(
    { type: 'message', content: [{ type: 'text', text: 'hello' }], stop_reason: 'end' },
    { predictions: [1] },
  ),
);
const times = fc.oneof(
  ...[fc.date({ noInvalidDate: true }).map((date) => date.toISOString()), numbers, texts, fc.constant(null)],
  fc.constantFrom(
    ...[
      '2026-03-01T00:00:00Z',
      '2026-03-01T00:00:00.123456Z',
      '2026-03-01T00:00:00.999999999Z',
      '2026-03-01T00:00:00.1009000Z',
    ],
    ...['2026-03-01T00:00:00.1234567891Z', '2026-02-30T00:00:00Z', '2026-03-01T24:00:00Z', '2026-03-01T00:00:00+02:00'],
    ...['2026-03-01 00:00:00', '2026-03-01T00:00:00.Z', '1772323200', 1772323200, 1772323200123, 1.5e9],
  ),
);
const addresses = fc.oneof(
  texts,
  fc.constantFrom(
    '203.0.113.1',
    '203.0.113.1:443',
    '::1',
    '[::1]:80',
    '10.0.0.1, 10.0.0.2',
    ' 10.0.0.1 ',
    'host.example:80',
    'a:b',
  ),
);
export const calls = fc.record(
  {
    ...{
      ts: times,
      account: fc.oneof(fc.constantFrom('a', 'b', 'sk-1234', 'skating', 'Bearer x', 'eyJ0', 'pk_1', 'RK-2'), scalars),
      ip: addresses,
      user_agent: scalars,
    },
    ...{
      model: scalars,
      endpoint: fc.oneof(texts, fc.constantFrom('POST /v1/x HTTP/1.1', 'GET /a b')),
      request_id: scalars,
    },
    ...{ status: fc.oneof(scalars, fc.constantFrom(200, 404, '200', '200 OK', 'success')), latency_ms: scalars },
    ...{
      input: requests,
      output: responses,
      params: fc.oneof(parameters, anything),
      tokens_in: scalars,
      tokens_out: scalars,
    },
    other: anything,
  },
  { requiredKeys: [] },
);

export const likely = fc.record({
  ...{
    ts: fc.constant('2026-03-01T00:00:01.250Z'),
    account: fc.constantFrom('a', 'b'),
    status: fc.constantFrom(200, 500),
  },
  ...{ input: requests, output: responses, params: parameters },
});

/** Changes a line somewhere, as a broken recorder or a careless copy would. */
export const mutations = fc.record({
  kind: fc.constantFrom('cut', 'byte', 'twice', 'insert'),
  at: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
  byte: fc.constantFrom(
    0x22,
    0x5c,
    0x7b,
    0x7d,
    0x2c,
    0x3a,
    0x01,
    0x09,
    0x0d,
    0x1f,
    0x20,
    0x2d,
    0x30,
    0x65,
    0x80,
    0xc3,
    0xff,
  ),
});

export function mutated(line: Buffer, { kind, at, byte }: { kind: string; at: number; byte: number }): Buffer {
  const place = Math.floor(at * line.length);
  if (kind === 'cut') return line.subarray(0, place);
  const copy = Buffer.from(line);
  if (kind === 'byte') copy[place] = byte;
  if (kind === 'twice') return Buffer.concat([line.subarray(0, place), line.subarray(Math.floor(place / 2))]);
  return kind === 'insert' ? Buffer.concat([line.subarray(0, place), Buffer.of(byte), line.subarray(place)]) : copy;
}

/** A record as its line. */
export function lineOf(record: unknown): string {
  return JSON.stringify(record, (_, value: unknown) => (typeof value === 'bigint' ? Number(value) : value));
}
