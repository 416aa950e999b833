/** The parts of a walk over JSON in WebAssembly: blanks, strings, numbers, words. */
import { cellKinds } from '../scan/cell-kinds.js';
import { EXACT_DIGITS } from '../scan/number-bytes.js';
import { memoryPlaces as places } from './memory-places.js';
import {
  block,
  type Code,
  f64,
  type Fresh,
  i32,
  i64,
  jump,
  jumpIf,
  type Label,
  type Local,
  loop,
} from './wasm-code.js';
import { select, types, v128, when } from './wasm-code.js';

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const MINUS = 0x2d;
const NOUGHT = 0x30;

/** Marks of bytes in the table of classes. */
export const classes = { blank: 1, escape: 2, hex: 4 } as const;

export const equal = (code: Code, byte: number): Code => i32.equal(code, i32.of(byte));
export const differ = (code: Code, byte: number): Code => i32.differ(code, i32.of(byte));
const classOf = (byte: Code): Code => i32.load8(byte, places.classes);
const letters = (word: string): number => Buffer.from(word).readInt32LE(0);
/** Eight numbers of 64 bits are 64 bytes: the distance of the n-th. */
const times8 = (code: Code): Code => i32.shiftLeft(code, i32.of(3));

/** Where the walk is, and what it holds. */
export class Walk {
  /** Place, and the byte there as it was looked at last. */
  readonly i: Local;
  readonly c: Local;
  /** Four times the number of the next token. */
  readonly token: Local;
  /** Where the value or key begins. */
  readonly first: Local;
  readonly kind: Local;
  readonly marks: Local;
  readonly isNegative: Local;
  readonly digits: Local;
  readonly begin: Local;
  readonly value: Local;
  readonly eight: Local;
  readonly sixteen: Local;
  readonly quotes: Local;
  readonly backslashes: Local;
  readonly blanks: Local;

  constructor(place: Local, local: Fresh) {
    const { i32: whole, i64: long, v128: vector } = types;
    this.i = place;
    [this.c, this.token, this.first, this.kind] = [local(whole), local(whole), local(whole), local(whole)];
    [this.marks, this.isNegative, this.digits, this.begin] = [local(whole), local(whole), local(whole), local(whole)];
    [this.value, this.eight] = [local(long), local(long)];
    [this.sixteen, this.quotes, this.backslashes, this.blanks] = [
      local(vector),
      local(vector),
      local(vector),
      local(vector),
    ];
  }

  start(): Code {
    const { backslashes, blanks, quotes } = this;
    const every = (byte: number): Code => v128.every(i32.of(byte));
    return [quotes.set(every(QUOTE)), backslashes.set(every(BACKSLASH)), blanks.set(every(0x20))];
  }

  move(bytes: number): Code {
    return this.i.add(i32.of(bytes));
  }

  byteAt(offset = 0): Code {
    return i32.load8(this.i.get, offset);
  }
}

/** Moves on to what is no blank, and looks at it. */
export function pass(walk: Walk): Code {
  const { c } = walk;
  return block((out) =>
    loop((again) => [
      c.set(walk.byteAt()),
      jumpIf(i32.above(c.get, i32.of(0x20)), out),
      jumpIf(i32.isZero(i32.and(classOf(c.get), i32.of(classes.blank))), out),
      walk.move(1),
      jump(again),
    ]),
  );
}

/** Writes the token that ends here. */
export function put({ i, token, first }: Walk, kind: Code): Code {
  return [
    i32.store(token.get, first.get, places.starts),
    i32.store(token.get, i.get, places.ends),
    i32.store(token.get, kind, places.kinds),
    i32.store(token.get, i32.add(i32.shiftRight(token.get, i32.of(2)), i32.of(1)), places.nexts),
    token.add(i32.of(4)),
  ];
}

/** From the quote that opens a string behind the one that closes it: sixteen bytes a step up to a quote, a backslash or a control character. */
export function string(walk: Walk, fail: Label): Code {
  const { i, c, kind, marks, sixteen, quotes, backslashes, blanks } = walk;
  const quoteOrBackslash = v128.or(v128.equal(sixteen.get, quotes.get), v128.equal(sixteen.get, backslashes.get));
  const hexAt = (offset: number): Code => classOf(walk.byteAt(offset));
  const areHex = i32.and(i32.and(hexAt(1), hexAt(2)), i32.and(hexAt(3), hexAt(4)));
  const search = (again: Label): Code => [
    sixteen.set(v128.load(i.get)),
    marks.set(v128.marks(v128.or(quoteOrBackslash, v128.below(sixteen.get, blanks.get)))),
    when(i32.isZero(marks.get), [walk.move(16), jump(again)]),
    c.set(i32.load8(i.tee(i32.add(i.get, i32.zerosBelow(marks.get))))),
    walk.move(1),
  ];
  const escape = (again: Label): Code => [
    kind.set(i32.of(cellKinds.escaped)),
    c.set(walk.byteAt()),
    when(i32.and(classOf(c.get), i32.of(classes.escape)), [walk.move(1), jump(again)]),
    jumpIf(differ(c.get, 0x75), fail),
    jumpIf(i32.isZero(i32.and(areHex, i32.of(classes.hex))), fail),
    walk.move(5),
    jump(again),
  ];
  return [
    kind.set(i32.of(cellKinds.text)),
    walk.move(1),
    block((out) =>
      loop((again) => [
        search(again),
        jumpIf(equal(c.get, QUOTE), out),
        jumpIf(differ(c.get, BACKSLASH), fail),
        escape(again),
      ]),
    ),
  ];
}

/** A number and its token; what its digits do not tell exactly is left as NaN. */
export function number(walk: Walk, fail: Label): Code {
  const { i, c, token, marks, isNegative, digits, begin, value } = walk;
  const exact = f64.div(f64.fromI64(value.get), f64.load(times8(marks.get), places.powers));
  const place = i32.shiftLeft(token.get, i32.of(1));
  return [
    isNegative.set(equal(c.get, MINUS)),
    begin.set(i.tee(i32.add(i.get, isNegative.get))),
    value.set(i64.of(0n)),
    loop((again) =>
      when(i32.below(c.tee(digit(walk)), i32.of(10)), [
        value.set(i64.add(i64.mul(value.get, i64.of(10n)), i64.fromI32(c.get))),
        walk.move(1),
        jump(again),
      ]),
    ),
    jumpIf(i32.isZero(digits.tee(i32.sub(i.get, begin.get))), fail),
    // No number begins with a nought, but for one that has nothing else before the point.
    jumpIf(i32.and(i32.above(digits.get, i32.of(1)), equal(i32.load8(begin.get), NOUGHT)), fail),
    marks.set(i32.of(0)),
    when(equal(walk.byteAt(), 0x2e), fraction(walk, fail)),
    when(equal(i32.or(walk.byteAt(), i32.of(0x20)), 0x65), exponent(walk, fail)),
    when(
      i32.above(digits.get, i32.of(EXACT_DIGITS)),
      f64.store(place, f64.of(NaN), places.numbers),
      f64.store(place, select(isNegative.get, f64.minus(exact), exact), places.numbers),
    ),
    put(walk, i32.of(cellKinds.digits)),
  ];
}

const digit = (walk: Walk): Code => i32.sub(walk.byteAt(), i32.of(NOUGHT));

/** Digits behind the point, eight a step; how many there are is left in `marks`. */
function fraction(walk: Walk, fail: Label): Code {
  const { i, marks, digits, begin, value, eight } = walk;
  const notDigits = i64.or(i64.add(eight.get, i64.of(0x7676767676767676n)), eight.get);
  const firstOther = i64.zerosBelow(i64.and(notDigits, i64.of(0x8080808080808080n)));
  return [
    walk.move(1),
    begin.set(i.get),
    loop((again) => [
      eight.set(i64.xor(i64.load(i.get), i64.of(0x3030303030303030n))),
      // Of bytes that are no digits the first is told for certain: with none of them these are eight.
      marks.set(i32.shiftRight(i32.fromI64(firstOther), i32.of(3))),
      when(marks.get, [
        // The first digit is the lowest byte: what is missing of eight is put before it, as noughts.
        eight.set(i64.shiftLeft(eight.get, i64.fromI32(i32.sub(i32.of(64), times8(marks.get))))),
        value.set(i64.add(i64.mul(value.get, i64.load(times8(marks.get), places.wholePowers)), numberOfEight(eight))),
        i.add(marks.get),
        jumpIf(equal(marks.get, 8), again),
      ]),
    ]),
    jumpIf(i32.isZero(marks.tee(i32.sub(i.get, begin.get))), fail),
    digits.add(marks.get),
  ];
}

/** What eight digits are, each a byte: pairs are added up first, then the four of them. */
function numberOfEight(eight: Local): Code {
  const pairs = i64.add(i64.mul(eight.get, i64.of(10n)), i64.shiftRight(eight.get, i64.of(8n)));
  const odd = i64.mul(i64.and(eight.get, i64.of(0x000000ff000000ffn)), i64.of(100n + (1_000_000n << 32n)));
  const even = i64.and(i64.shiftRight(eight.get, i64.of(16n)), i64.of(0x000000ff000000ffn));
  const sum = i64.add(odd, i64.mul(even, i64.of(1n + (10_000n << 32n))));
  return [eight.set(pairs), i64.shiftRight(sum, i64.of(32n))];
}

/** What follows an `e`; the number is left to others. */
function exponent(walk: Walk, fail: Label): Code {
  const { c, digits } = walk;
  const isDigit = i32.below(digit(walk), i32.of(10));
  return [
    walk.move(1),
    c.set(walk.byteAt()),
    when(i32.or(equal(c.get, 0x2b), equal(c.get, MINUS)), walk.move(1)),
    jumpIf(i32.isZero(isDigit), fail),
    loop((again) => [walk.move(1), jumpIf(isDigit, again)]),
    digits.set(i32.of(EXACT_DIGITS + 1)),
  ];
}

/** `true`, `false` or `null`, and its token. */
export function word(walk: Walk, fail: Label): Code {
  const { i, kind, marks } = walk;
  return [
    marks.set(i32.load(i.get)),
    kind.set(i32.of(cellKinds.true)),
    when(differ(marks.get, letters('true')), [
      kind.set(i32.of(cellKinds.null)),
      when(differ(marks.get, letters('null')), [
        jumpIf(differ(marks.get, letters('fals')), fail),
        walk.move(1),
        jumpIf(differ(i32.load(i.get), letters('alse')), fail),
        kind.set(i32.of(cellKinds.false)),
      ]),
    ]),
    walk.move(4),
    put(walk, kind.get),
  ];
}
