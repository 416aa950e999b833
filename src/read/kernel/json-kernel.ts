/**
 * The walk over one line of JSON in WebAssembly: the same tokens as `JsonWalk` writes in TypeScript, for the same lines. Positions are addresses in the
 * memory of the kernels; the line must end with a newline, which stops every loop.
 */
import { cellKinds } from '../scan/cell-kinds.js';
import { differ, equal, number, pass, put, string, Walk, word } from './json-parts.js';
import { memoryPlaces as places } from './memory-places.js';
import { block, type Code, type Fresh, i32, jump, jumpIf, kernel, type Label, leave, type Local } from './wasm-code.js';
import { loop, select, types, when } from './wasm-code.js';

const QUOTE = 0x22;
const COMMA = 0x2c;
const COLON = 0x3a;
const MINUS = 0x2d;
const NEWLINE = 0x0a;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;
const CLOSE_ARRAY = 0x5d;
/** Sets brackets and braces alike. */
const BRACE_BIT = i32.of(0x20);

/** The list or object that is open. */
class Container {
  readonly token: Local;
  readonly isObject: Local;
  /** The byte that closes it. */
  readonly closer: Local;
  /** Four times the number of those around it, itself among them. */
  readonly depth: Local;

  constructor(local: Fresh) {
    this.token = local(types.i32);
    this.isObject = local(types.i32);
    this.closer = local(types.i32);
    this.depth = local(types.i32);
  }
}

/** Opens a list or an object, whose bracket was looked at; its end is written when it is closed. */
function open({ c, i, token }: Walk, { token: container, isObject, closer, depth }: Container, fail: Label): Code {
  return [
    i32.store(depth.get, container.get, places.stack),
    depth.add(i32.of(4)),
    jumpIf(i32.above(depth.get, i32.of(4 * places.deepest)), fail),
    container.set(token.get),
    isObject.set(equal(c.get, OPEN_OBJECT)),
    // Both are closed by the byte after the next.
    closer.set(i32.add(c.get, i32.of(2))),
    i32.store(token.get, i.get, places.starts),
    i32.store(token.get, i32.sub(i32.of(cellKinds.array), isObject.get), places.kinds),
    token.add(i32.of(4)),
    i.add(i32.of(1)),
  ];
}

/** Behind a value: a comma before the next one, or the ends of what is open, up to the outermost. */
function close(walk: Walk, { token: container, isObject, closer, depth }: Container, to: Ways): Code {
  const { c, i, token } = walk;
  return loop((again) => [
    pass(walk),
    when(equal(c.get, COMMA), [walk.move(1), pass(walk), jump(to.next)]),
    jumpIf(i32.differ(c.get, closer.get), to.fail),
    walk.move(1),
    i32.store(container.get, i.get, places.ends),
    i32.store(container.get, i32.shiftRight(token.get, i32.of(2)), places.nexts),
    depth.add(i32.of(-4)),
    container.set(i32.load(depth.get, places.stack)),
    when(depth.get, [
      isObject.set(equal(i32.load(container.get, places.kinds), cellKinds.object)),
      closer.set(select(isObject.get, i32.of(CLOSE_OBJECT), i32.of(CLOSE_ARRAY))),
      jump(again),
    ]),
  ]);
}

interface Ways {
  /** To the next value, or key and value. */
  readonly next: Label;
  readonly fail: Label;
}

/** The key before a value, where an object is open. */
function key(walk: Walk, { isObject }: Container, fail: Label): Code {
  const { c, first, i, kind } = walk;
  return when(isObject.get, [
    jumpIf(differ(c.get, QUOTE), fail),
    ...[first.set(i.get), string(walk, fail), put(walk, kind.get), pass(walk)],
    jumpIf(differ(c.get, COLON), fail),
    ...[walk.move(1), pass(walk)],
  ]);
}

/** `scan(start, token)`: the place of the newline behind the object or list at `start`, whose tokens are written from that one on; -1 where it is no JSON, or too large to tell. */
export const scan = kernel('scan', 2, (argument, local) => {
  const walk = new Walk(argument(0), local);
  const container = new Container(local);
  const { c, first, i, kind, token } = walk;
  const isNumber = i32.or(i32.below(i32.sub(c.get, i32.of(0x30)), i32.of(10)), equal(c.get, MINUS));
  const isOpening = equal(i32.or(c.get, BRACE_BIT), OPEN_OBJECT);
  const line = (fail: Label): Code => [
    walk.start(),
    token.set(i32.shiftLeft(argument(1).get, i32.of(2))),
    pass(walk),
    jumpIf(i32.isZero(isOpening), fail),
    loop((next) => [
      jumpIf(i32.above(token.get, i32.of(4 * (places.mostTokens - 2))), fail),
      key(walk, container, fail),
      first.set(i.get),
      block((behind) => [
        when(equal(c.get, QUOTE), [string(walk, fail), put(walk, kind.get), jump(behind)]),
        when(isNumber, [number(walk, fail), jump(behind)]),
        when(isOpening, [
          open(walk, container, fail),
          pass(walk),
          jumpIf(i32.differ(c.get, container.closer.get), next),
          jump(behind),
        ]),
        word(walk, fail),
      ]),
      close(walk, container, { next, fail }),
      pass(walk),
      when(equal(c.get, NEWLINE), leave(i.get)),
    ]),
  ];
  return [block(line), i32.of(-1)];
});
