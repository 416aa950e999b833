/** Rows of CSV in WebAssembly, sixteen bytes a step: what `CsvBytes` does in TypeScript. Positions are addresses in the memory of the kernels. */
import { cellKinds } from '../scan/cell-kinds.js';
import { differ, equal } from './json-parts.js';
import { memoryPlaces as places } from './memory-places.js';
import { copyUpTo } from './text-kernel.js';
import { block, type Code, type Fresh, i32, jump, jumpIf, kernel, type Label, leave, type Local } from './wasm-code.js';
import { loop, types, v128, when } from './wasm-code.js';

const QUOTE = 0x22;
const NEWLINE = 0x0a;
const RETURN = 0x0d;
/** Instead of a place: no row that RFC 4180 knows; more bytes are needed to tell. */
export const ODD = -1;
export const NOT_WHOLE = -2;

const whole = i32.of;

/** Where the row is read, and up to where there are bytes. */
class Row {
  readonly i: Local;
  readonly end: Local;
  readonly delimiter: Local;
  readonly first: Local;
  readonly kind: Local;
  /** Four times the number of the next cell. */
  readonly cell: Local;
  readonly marks: Local;
  readonly sixteen: Local;
  readonly quotes: Local;
  readonly delimiters: Local;
  readonly newlines: Local;
  readonly returns: Local;

  constructor(argument: (index: number) => Local, local: Fresh) {
    [this.i, this.end, this.delimiter] = [argument(0), argument(1), argument(2)];
    [this.first, this.kind, this.cell, this.marks] = [
      local(types.i32),
      local(types.i32),
      local(types.i32),
      local(types.i32),
    ];
    [this.sixteen, this.quotes] = [local(types.v128), local(types.v128)];
    [this.delimiters, this.newlines, this.returns] = [local(types.v128), local(types.v128), local(types.v128)];
  }

  get start(): Code {
    const every = (byte: Code): Code => v128.every(byte);
    return [
      ...[this.quotes.set(every(whole(QUOTE))), this.delimiters.set(every(this.delimiter.get))],
      ...[this.newlines.set(every(whole(NEWLINE))), this.returns.set(every(whole(RETURN)))],
    ];
  }

  /** Moves on to the first of sixteen bytes that is one of those, or behind all of them and starts again. */
  search(those: Code, again: Label): Code {
    const { i, marks, sixteen } = this;
    return [
      jumpIfEnded(this),
      sixteen.set(v128.load(i.get)),
      marks.set(v128.marks(those)),
      when(i32.isZero(marks.get), [i.add(whole(16)), jump(again)]),
      i.add(i32.zerosBelow(marks.get)),
    ];
  }

  put(): Code {
    const { cell, first, i, kind } = this;
    return [
      i32.store(cell.get, first.get, places.starts),
      i32.store(cell.get, i.get, places.ends),
      i32.store(cell.get, kind.get, places.kinds),
      cell.add(whole(4)),
    ];
  }
}

function jumpIfEnded({ i, end }: Row): Code {
  return when(i32.isZero(i32.below(i.get, end.get)), leave(whole(NOT_WHOLE)));
}

/** From behind the opening quote to the closing one. */
function quoted(row: Row): Code {
  const { i, kind, first, sixteen, quotes } = row;
  return [
    i.add(whole(1)),
    first.set(i.get),
    loop((again) => [
      row.search(v128.equal(sixteen.get, quotes.get), again),
      when(i32.isZero(i32.below(i32.add(i.get, whole(1)), row.end.get)), leave(whole(NOT_WHOLE))),
      when(equal(i32.load8(i.get, 1), QUOTE), [kind.set(whole(cellKinds.escaped)), i.add(whole(2)), jump(again)]),
    ]),
    row.put(),
    i.add(whole(1)),
  ];
}

function bare(row: Row): Code {
  const { i, first, sixteen, delimiters, newlines, returns } = row;
  const lineEnds = v128.or(v128.equal(sixteen.get, newlines.get), v128.equal(sixteen.get, returns.get));
  return [
    first.set(i.get),
    loop((again) => row.search(v128.or(v128.equal(sixteen.get, delimiters.get), lineEnds), again)),
    jumpIfEnded(row),
    row.put(),
  ];
}

/** `row(start, end, delimiter)`: cells of the row at `start` as tokens, their number in the first `nexts`; says where its line ends, `ODD` or `NOT_WHOLE`. */
export const csvRow = kernel('csvRow', 3, (argument, local) => {
  const row = new Row(argument, local);
  const { i, cell, kind, marks } = row;
  return [
    row.start,
    loop((next) => [
      jumpIfEnded(row),
      when(i32.above(cell.get, whole(4 * (places.mostCells - 1))), leave(whole(ODD))),
      kind.set(whole(cellKinds.text)),
      when(equal(i32.load8(i.get), QUOTE), quoted(row), bare(row)),
      marks.set(i32.load8(i.get)),
      when(i32.equal(marks.get, row.delimiter.get), [i.add(whole(1)), jump(next)]),
    ]),
    i32.store(whole(0), i32.shiftRight(cell.get, whole(2)), places.nexts),
    block((out) => [jumpIf(equal(marks.get, NEWLINE), out), jumpIf(equal(marks.get, RETURN), out), leave(whole(ODD))]),
    i.get,
  ];
});

/** `undouble(start, end, to)`: writes a quoted cell with each pair of quotes as one; says where that ends. Up to 16 bytes behind it are changed. */
export const undouble = kernel('undouble', 3, (argument, local) => {
  const [i, end, to] = [argument(0), argument(1), argument(2)];
  const run = local(types.i32);
  const [sixteen, quotes] = [local(types.v128), local(types.v128)];
  return [
    quotes.set(v128.every(whole(QUOTE))),
    loop((again) => [
      copyUpTo({ i, end, to, run, sixteen, those: quotes }),
      // The first of two quotes is written already.
      when(differ(run.get, 16), [i.add(whole(2)), to.add(whole(1))]),
      jump(again),
    ]),
    whole(0),
  ];
});
