/** Tokens say what JSON.parse says: those of the walk in TypeScript and those of the kernel, which are the same. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { lineKernel } from '../../../src/read/kernel/line-kernel.js';
import { cellKinds } from '../../../src/read/scan/cell-kinds.js';
import { JsonWalk } from '../../../src/read/scan/json-walk.js';
import { KeyTree } from '../../../src/read/scan/key-tree.js';
import { NumberList } from '../../../src/read/scan/number-list.js';
import { NO_TOKEN, type Tape } from '../../../src/read/scan/tape.js';
import { calls, lineOf, mutated, mutations } from './made-lines.js';

const walk = new JsonWalk();
const kernel = lineKernel();

/** Tokens of a text by the walk; undefined where it is no JSON. */
function tokensOf(text: string): Tape | undefined {
  const bytes = Buffer.from(`${text}\n`);
  return walk.line(bytes, 0) === bytes.length - 1 ? walk.tape : undefined;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The value of a token, put together from the tokens in it. */
function valueOf(tape: Tape, token: number): unknown {
  const text = Buffer.from(tape.bytes.subarray(tape.start(token), tape.end(token))).toString();
  const within: number[] = [];
  for (let at = token + 1; at < tape.next(token); at = tape.next(at)) within.push(at);
  switch (tape.kind(token)) {
    case cellKinds.array:
      return within.map((at) => valueOf(tape, at));
    case cellKinds.object: {
      const entries = within.flatMap((at, i) => (i % 2 === 0 ? [[valueOf(tape, at), valueOf(tape, at + 1)]] : []));
      return Object.fromEntries(entries) as unknown;
    }
    case cellKinds.digits:
      return tape.number(token);
    case cellKinds.text:
      return text.slice(1, -1);
    case cellKinds.escaped:
      assert.ok(text.includes('\\'));
      return parsed(text);
    default:
      return { [cellKinds.true]: true, [cellKinds.false]: false, [cellKinds.null]: null }[tape.kind(token)];
  }
}

const written = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true }).map(String),
  fc.integer().map(String),
  fc.stringMatching(/^-?[0-9]{0,3}\.?[0-9]{0,18}([eE][+-]?[0-9]{0,3})?$/),
  fc.constantFrom('-0', '00', '01', '1.', '.5', '1e', '-', '+1', '1e400', '9007199254740993', '0.1234567890123456'),
);
const blank = fc.constantFrom('', '', '', ' ', '\t', '\r', '  ');
const texts = fc.array(
  fc.oneof(
    fc.string({ maxLength: 20 }).map((text) => JSON.stringify(text).slice(1, -1)),
    fc.constantFrom('\\u00e9', '\\ud83d', '\\uD8', '\\x', '\\/', '"', '\\"', '\u0001', 'x'.repeat(40), 'é😀'),
  ),
  { maxLength: 4 },
);
const scalar = fc.oneof(
  written,
  texts.map((parts) => `"${parts.join('')}"`),
  fc.constantFrom('true', 'false', 'null', 'tru', 'nul', 'falsy', 'falsee', 'True', ''),
);
/** Text that is JSON, or nearly. */
const { value } = fc.letrec<{ value: string; list: string; object: string }>((tie) => ({
  value: fc.oneof({ depthSize: 'small' }, scalar, tie('list'), tie('object')),
  list: fc
    .tuple(fc.array(tie('value'), { maxLength: 4 }), blank, fc.constantFrom(']', ']', ']', '}', ',]', ''))
    .map(([items, between, end]) => `[${between}${items.join(`${between},${between}`)}${end}`),
  object: fc
    .tuple(
      fc.array(fc.tuple(fc.constantFrom('"a"', '"b"', '"__proto__"', '"\\u0061"', 'a', '""'), tie('value')), {
        maxLength: 4,
      }),
      ...[blank, fc.constantFrom('}', '}', '}', ']', ',}', '')],
    )
    .map(([entries, between, end]) => {
      const inside = entries.map(([key, item]) => `${key}${between}:${between}${item}`);
      return `{${between}${inside.join(`${between},`)}${end}`;
    }),
}));

test('the tokens of a text are what JSON.parse finds in it, and there are none where it finds none', () => {
  let taken = 0;
  fc.assert(
    fc.property(value, blank, (inside, behind) => {
      const text = `[${inside}]${behind}`;
      const tape = tokensOf(text);
      assert.equal(tape !== undefined, parsed(text) !== undefined, text);
      if (tape === undefined) return;
      taken += 1;
      assert.deepEqual(valueOf(tape, 0), parsed(text), text);
      assert.equal(tape.start(0), 0);
    }),
    { numRuns: 4000 },
  );
  assert.ok(taken > 500, `only ${taken} texts were JSON`);
});

/** What both wrote, as far as it is said to mean something; places from the beginning of the line. */
function told(tape: Tape, start: number): unknown {
  const tokens = Array.from({ length: tape.next(0) }, (_, token) => ({
    ...{
      start: tape.start(token) - start,
      end: tape.end(token) - start,
      next: tape.next(token),
      kind: tape.kind(token),
    },
    number: tape.kind(token) === cellKinds.digits ? tape.numbers[token] : undefined,
  }));
  return tokens;
}

function compareKernel(line: Buffer): boolean {
  assert.ok(kernel !== undefined, 'this engine has WebAssembly');
  const bytes = Buffer.concat([line, Buffer.from('\n')]);
  const newline = bytes.indexOf(10);
  const end = kernel.put(bytes, 0);
  assert.equal(end - kernel.blockStart, bytes.length);
  const place = kernel.scan(kernel.blockStart, 0);
  const walked = walk.line(bytes, 0);
  const isLine =
    walked === newline && (walk.tape.kind(0) === cellKinds.object || walk.tape.kind(0) === cellKinds.array);
  assert.equal(place, isLine ? kernel.blockStart + newline : -1, line.toString());
  if (isLine) assert.deepEqual(told(kernel.tape, kernel.blockStart), told(walk.tape, 0));
  return isLine;
}

test('the kernel writes the tokens of the walk, to the last bit of a number, for lists and objects alone', () => {
  let lines = 0;
  fc.assert(
    fc.property(value, blank, blank, (text, before, behind) => {
      lines += compareKernel(Buffer.from(`${before}${text}${behind}`)) ? 1 : 0;
      compareKernel(Buffer.from(`[${text}]`));
    }),
    { numRuns: 4000 },
  );
  assert.ok(lines > 300, `only ${lines} lines were JSON`);
});

test('lines of logs, sound and broken at any byte, have the tokens of the walk from the kernel', () => {
  let sound = 0;
  fc.assert(
    fc.property(calls, mutations, (record, change) => {
      const line = Buffer.from(lineOf(record));
      sound += compareKernel(line) ? 1 : 0;
      compareKernel(mutated(line, change));
    }),
    { numRuns: 1000 },
  );
  assert.ok(sound === 1000, `only ${sound} of 1000 lines were JSON`);
});

test('what is too large to tell is told by neither: nesting, and tokens', () => {
  const deep = (levels: number): Buffer => Buffer.from(`${'['.repeat(levels)}1${']'.repeat(levels)}`);
  assert.equal(compareKernel(deep(64)), true);
  assert.equal(compareKernel(deep(65)), false);
  const wide = (numbers: number): Buffer => Buffer.from(`[${Array.from({ length: numbers }, () => 1).join(',')}]`);
  assert.equal(compareKernel(wide((1 << 16) - 3)), true);
  assert.equal(compareKernel(wide(1 << 16)), false);
});

test('a list of numbers is read where JSON.parse finds nothing but finite numbers in it', () => {
  let read = 0;
  fc.assert(
    fc.property(fc.array(written, { maxLength: 6 }), fc.constantFrom(',', ' , ', ',,', ';'), (numbers, between) => {
      const text = `[${numbers.join(between)}]`;
      const tape = tokensOf(text);
      const list = new NumberList();
      if (tape === undefined || !list.read(tape, 0)) return;
      read += 1;
      assert.deepEqual(Array.from(list.numbers.subarray(0, list.length)), parsed(text), text);
    }),
    { numRuns: 1000 },
  );
  assert.ok(read > 100);
  for (const text of ['[]', '[1,"2"]', '[1e400]', '[[1]]', '{"a":1}', '[12345678901234567]']) {
    const tape = tokensOf(text);
    assert.ok(tape !== undefined && !new NumberList().read(tape, 0), text);
  }
});

test('an object is known by all of its keys, in their order, its values noted', () => {
  const tree = new KeyTree((keys) => [...keys]);
  const entries = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'long name of a key'), fc.nat(), { minKeys: 1 });
  fc.assert(
    fc.property(entries, (object) => {
      const tape = tokensOf(JSON.stringify(object));
      assert.ok(tape !== undefined);
      const keys = tree.read(tape, 0) ?? [];
      assert.deepEqual(keys, Object.keys(object));
      assert.deepEqual(
        keys.map((_, i) => tape.number(tree.values[i] ?? 0)),
        Object.values(object),
      );
    }),
    { numRuns: 1000 },
  );
  for (const text of ['{}', '{"a":1,"a":2}', '{"2":1,"1":2}', '{"\\u0061":1}', '{"__proto__":1}']) {
    const tape = tokensOf(text);
    assert.ok(tape !== undefined && tree.read(tape, 0) === undefined, text);
  }
});

test('the token of what is not there has no kind and no text, whatever the first value is', () => {
  for (const text of ['"word"', '7', '{"a":[1]}']) {
    const tape = tokensOf(text);
    assert.ok(tape);
    assert.equal(tape.kind(NO_TOKEN), cellKinds.absent);
    assert.deepEqual([tape.isText(NO_TOKEN), tape.holdsText(NO_TOKEN), tape.isLong(NO_TOKEN)], [false, false, false]);
  }
});
