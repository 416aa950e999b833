/**
 * WebAssembly written as expressions: enough of an assembler for the kernels of this folder. Bytes are made when a log is first read (some milliseconds), so that
 * nothing binary is kept and nothing is built beforehand. Opcodes and layout: WebAssembly Core Specification 2.0 (W3C, 2022), chapter 5.
 */

/** Instructions, nested as they are written; operands come before what uses them. */
export type Code = number | Branch | Block | readonly Code[];

interface Branch {
  readonly branch: number;
  readonly to: Label;
}

interface Block {
  readonly opens: number;
  readonly label: Label;
  readonly body: Code;
  readonly otherwise: Code | undefined;
}

/** A place that can be jumped to: the end of a block, or the start of a loop. */
export class Label {
  declare private readonly brand: undefined;
}

export const types = { i32: 0x7f, i64: 0x7e, f64: 0x7c, v128: 0x7b } as const;
export type Type = (typeof types)[keyof typeof types];

const END = 0x0b;
const ELSE = 0x05;
const NO_RESULT = 0x40;
const VECTOR = 0xfd;

/** A whole number as LEB128, seven bits a byte, the lowest first. */
export function unsigned(value: number): number[] {
  const bytes: number[] = [];
  let left = value;
  for (; left >= 128; left = Math.floor(left / 128)) bytes.push((left % 128) | 128);
  return [...bytes, left];
}

function signed(value: bigint): number[] {
  const bytes: number[] = [];
  for (let left = value; ;) {
    const byte = Number(left & 127n);
    left >>= 7n;
    const isDone = left === (byte >= 64 ? -1n : 0n);
    bytes.push(isDone ? byte : byte | 128);
    if (isDone) return bytes;
  }
}

/** A variable of a function. */
export class Local {
  readonly get: Code;
  private readonly place: number[];

  constructor(index: number) {
    this.place = unsigned(index);
    this.get = [0x20, this.place];
  }

  set(value: Code): Code {
    return [value, 0x21, this.place];
  }

  /** Sets it and is its value. */
  tee(value: Code): Code {
    return [value, 0x22, this.place];
  }

  /** A further amount, for whole numbers of 32 bits. */
  add(amount: Code): Code {
    return this.set(i32.add(this.get, amount));
  }
}

type Unary = (value: Code) => Code;
type Binary = (one: Code, other: Code) => Code;
type Load = (at: Code, offset?: number) => Code;
type Store = (at: Code, value: Code, offset?: number) => Code;

const unary =
  (...opcode: number[]): Unary =>
  (value) => [value, opcode];
const binary =
  (...opcode: number[]): Binary =>
  (one, other) => [one, other, opcode];
// Alignment is a hint only, and nothing is known of it.
const load =
  (...opcode: number[]): Load =>
  (at, offset = 0) => [at, opcode, 0, unsigned(offset)];
const store =
  (...opcode: number[]): Store =>
  (at, value, offset = 0) => [at, value, opcode, 0, unsigned(offset)];

export const i32 = {
  of: (value: number): Code => [0x41, signed(BigInt(value))],
  ...{ load: load(0x28), load8: load(0x2d), load16: load(0x2f), store: store(0x36), store8: store(0x3a) },
  ...{ isZero: unary(0x45), equal: binary(0x46), differ: binary(0x47), below: binary(0x49), above: binary(0x4b) },
  ...{
    add: binary(0x6a),
    sub: binary(0x6b),
    mul: binary(0x6c),
    and: binary(0x71),
    or: binary(0x72),
    xor: binary(0x73),
  },
  ...{ shiftLeft: binary(0x74), shiftRight: binary(0x76), zerosBelow: unary(0x68), fromI64: unary(0xa7) },
} as const;

export const i64 = {
  of: (value: bigint): Code => [0x42, signed(BigInt.asIntN(64, value))],
  ...{ load: load(0x29), isZero: unary(0x50), zerosBelow: unary(0x7a), fromI32: unary(0xad) },
  ...{
    add: binary(0x7c),
    sub: binary(0x7d),
    mul: binary(0x7e),
    and: binary(0x83),
    or: binary(0x84),
    xor: binary(0x85),
  },
  ...{ shiftLeft: binary(0x86), shiftRight: binary(0x88) },
} as const;

export const f64 = {
  of: (value: number): Code => [0x44, [...new Uint8Array(Float64Array.of(value).buffer)]],
  ...{ load: load(0x2b), store: store(0x39), fromI64: unary(0xb9), div: binary(0xa3), minus: unary(0x9a) },
} as const;

/** Sixteen bytes at once. */
export const v128 = {
  ...{ load: load(VECTOR, 0x00), store: store(VECTOR, 0x0b), every: unary(VECTOR, 0x0f), equal: binary(VECTOR, 0x23) },
  ...{ below: binary(VECTOR, 0x26), or: binary(VECTOR, 0x50), marks: unary(VECTOR, ...unsigned(0x64)) },
} as const;

/** One of two values, both worked out. */
export function select(condition: Code, one: Code, other: Code): Code {
  return [one, other, condition, 0x1b];
}

function opened(opens: number, make: (label: Label) => Code, otherwise?: Code): Block {
  const label = new Label();
  return { opens, label, body: make(label), otherwise };
}

/** Jumping to its label leaves it. */
export function block(make: (out: Label) => Code): Code {
  return opened(0x02, make);
}

/** Jumping to its label starts it again; without a jump it ends. */
export function loop(make: (again: Label) => Code): Code {
  return opened(0x03, make);
}

export function when(condition: Code, then: Code, otherwise?: Code): Code {
  return [condition, opened(0x04, () => then, otherwise)];
}

export function jump(to: Label): Code {
  return { branch: 0x0c, to };
}

export function jumpIf(condition: Code, to: Label): Code {
  return [condition, { branch: 0x0d, to }];
}

export function leave(value: Code): Code {
  return [value, 0x0f];
}

/** Writes the bytes of nested code; jumps name how many blocks they leave. */
function flatten(code: Code, open: readonly Label[], into: number[]): void {
  if (typeof code === 'number') into.push(code);
  else if ('branch' in code) into.push(code.branch, ...unsigned(open.indexOf(code.to)));
  else if ('opens' in code) {
    into.push(code.opens, NO_RESULT);
    flatten(code.body, [code.label, ...open], into);
    if (code.otherwise !== undefined) {
      into.push(ELSE);
      flatten(code.otherwise, [code.label, ...open], into);
    }
    into.push(END);
  } else for (const part of code) flatten(part, open, into);
}

export interface Kernel {
  readonly name: string;
  readonly parameters: number;
  readonly locals: readonly Type[];
  readonly body: Code;
}

/** Lays out a function of whole numbers that gives one. */
export function kernel(name: string, parameters: number, make: (place: Argument, local: Fresh) => Code): Kernel {
  const locals: Type[] = [];
  const fresh = (type: Type): Local => new Local(parameters + locals.push(type) - 1);
  const body = make((index) => new Local(index), fresh);
  return { name, parameters, locals, body };
}

export type Argument = (index: number) => Local;
export type Fresh = (type: Type) => Local;

const sized = (bytes: readonly number[]): number[] => [...unsigned(bytes.length), ...bytes];
const listed = (items: readonly (readonly number[])[]): number[] => [...unsigned(items.length), ...items.flat()];
const named = (text: string): number[] => sized([...Buffer.from(text)]);
const section = (id: number, items: readonly (readonly number[])[]): number[] => [id, ...sized(listed(items))];

/** A module of these functions over a memory of so many pages (64 KiB), which is exported as `memory`. */
export function moduleOf(kernels: readonly Kernel[], pages: number): Uint8Array<ArrayBuffer> {
  const { i32: whole } = types;
  const signatures = kernels.map(({ parameters }) => {
    return [0x60, ...listed(Array.from({ length: parameters }, () => [whole])), 1, whole];
  });
  const bodies = kernels.map(({ locals, body }) => {
    const bytes: number[] = [];
    flatten(body, [], bytes);
    return sized([...listed(locals.map((type) => [1, type])), ...bytes, END]);
  });
  const functions = kernels.map(({ name }, index) => [...named(name), 0, ...unsigned(index)]);
  return Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, signatures),
    ...section(
      3,
      kernels.map((_, index) => unsigned(index)),
    ),
    ...section(5, [[1, ...unsigned(pages), ...unsigned(pages)]]),
    ...section(7, [[...named('memory'), 2, 0], ...functions]),
    ...section(10, bodies),
  ]);
}
