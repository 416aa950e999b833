/** JSON escapes to UTF-8 bytes in WebAssembly, sixteen bytes a step between them: what `unescapeInto` does in TypeScript. */
import { classes, differ, equal } from './json-parts.js';
import { memoryPlaces as places } from './memory-places.js';
import { type Code, i32, jump, kernel, leave, type Local, loop, select, types, v128, when } from './wasm-code.js';

const BACKSLASH = 0x5c;
/** `\u` as two bytes. */
const UNICODE = 0x755c;
const OTHER = 0xfffd;

const whole = i32.of;

/** Puts the byte at `to` and moves on. */
function putByte(to: Local, byte: Code): Code {
  return [i32.store8(to.get, byte), to.add(whole(1))];
}

/** One of the bytes that follow the first of a character: six bits of it. */
function putRest(to: Local, point: Local, shift: number): Code {
  return putByte(to, i32.or(whole(0x80), i32.and(i32.shiftRight(point.get, whole(shift)), whole(0x3f))));
}

/** A character in UTF-8. */
function putPoint(to: Local, point: Local): Code {
  const first = (mark: number, shift: number): Code =>
    putByte(to, i32.or(whole(mark), i32.shiftRight(point.get, whole(shift))));
  return when(
    i32.below(point.get, whole(0x80)),
    putByte(to, point.get),
    when(
      i32.below(point.get, whole(0x800)),
      [first(0xc0, 6), putRest(to, point, 0)],
      when(
        i32.below(point.get, whole(0x10000)),
        [first(0xe0, 12), putRest(to, point, 6), putRest(to, point, 0)],
        [first(0xf0, 18), putRest(to, point, 12), putRest(to, point, 6), putRest(to, point, 0)],
      ),
    ),
  );
}

/** The number that four letters write, from two bytes behind a place on. */
function unitAt(i: Local): Code {
  const letter = (offset: number): Code => i32.load8(i32.load8(i.get, offset), places.hexDigits);
  const shifted = (offset: number, bits: number): Code => i32.shiftLeft(letter(offset), whole(bits));
  return i32.or(i32.or(shifted(2, 12), shifted(3, 8)), i32.or(shifted(4, 4), letter(5)));
}

const isUnit = (unit: Code, mask: number, value: number): Code => equal(i32.and(unit, whole(mask)), value);

/** Two halves become one character; half of one is no character. `low` has what follows, nought where it is no second half. */
function pair(point: Local, low: Local, i: Local): Code {
  return when(
    low.get,
    [
      point.set(
        i32.add(i32.add(whole(0x10000 - 0xdc00), i32.shiftLeft(i32.sub(point.get, whole(0xd800)), whole(10))), low.get),
      ),
      i.add(whole(6)),
    ],
    point.set(whole(OTHER)),
  );
}

/** Copies from `i` to `to`, sixteen bytes a step, up to the next of some bytes or `end`, where the function is left; `run` tells how many, sixteen where none of them stood there. */
export function copyUpTo({ i, end, to, run, sixteen, those }: Copied): Code {
  const left = i32.sub(end.get, i.get);
  return [
    sixteen.set(v128.load(i.get)),
    v128.store(to.get, sixteen.get),
    // A mark behind the last of them, so that there is always one.
    run.set(i32.zerosBelow(i32.or(v128.marks(v128.equal(sixteen.get, those.get)), whole(1 << 16)))),
    run.set(select(i32.below(run.get, left), run.get, left)),
    i.add(run.get),
    to.add(run.get),
    when(i32.isZero(left), leave(to.get)),
  ];
}

interface Copied {
  readonly i: Local;
  readonly end: Local;
  readonly to: Local;
  readonly run: Local;
  readonly sixteen: Local;
  /** Sixteen times the byte that stops it. */
  readonly those: Local;
}

/** `unescape(start, end, to)`: writes the string between its quotes, known to be JSON, without its escapes; says where that ends. Up to 16 bytes behind it are changed. */
export const unescape = kernel('unescape', 3, (argument, local) => {
  const [i, end, to] = [argument(0), argument(1), argument(2)];
  const [run, point, low] = [local(types.i32), local(types.i32), local(types.i32)];
  const [sixteen, backslashes] = [local(types.v128), local(types.v128)];
  const left = i32.sub(end.get, i.get);
  const hasNext = i32.and(i32.below(whole(5), left), equal(i32.load16(i.get), UNICODE));
  return [
    backslashes.set(v128.every(whole(BACKSLASH))),
    loop((again) => [
      copyUpTo({ i, end, to, run, sixteen, those: backslashes }),
      when(equal(run.get, 16), jump(again)),
      point.set(i32.load8(i32.load8(i.get, 1), places.letters)),
      when(point.get, [putByte(to, point.get), i.add(whole(2)), jump(again)]),
      point.set(unitAt(i)),
      i.add(whole(6)),
      when(isUnit(point.get, 0xf800, 0xd800), [
        low.set(whole(0)),
        when(isUnit(point.get, 0xfc00, 0xd800), when(hasNext, low.set(unitAt(i)))),
        when(differ(i32.and(low.get, whole(0xfc00)), 0xdc00), low.set(whole(0))),
        pair(point, low, i),
      ]),
      putPoint(to, point),
      jump(again),
    ]),
    whole(0),
  ];
});

/** What the letters behind a backslash stand for, and what those of hexadecimal numbers are. */
export function fillTextTables(bytes: Uint8Array): void {
  const plain = { '"': 0x22, '\\': 0x5c, '/': 0x2f, b: 0x08, f: 0x0c, n: 0x0a, r: 0x0d, t: 0x09 };
  for (const [letter, byte] of Object.entries(plain)) {
    bytes[places.letters + letter.charCodeAt(0)] = byte;
    mark(bytes, letter, classes.escape);
  }
  for (const letter of '0123456789abcdefABCDEF') {
    bytes[places.hexDigits + letter.charCodeAt(0)] = parseInt(letter, 16);
    mark(bytes, letter, classes.hex);
  }
  for (const letter of ' \t\r') mark(bytes, letter, classes.blank);
}

function mark(bytes: Uint8Array, letter: string, mark: number): void {
  const place = places.classes + letter.charCodeAt(0);
  bytes[place] = (bytes[place] ?? 0) | mark;
}
