/** The tools a request offers, from the bytes into the event: one number for the set of their names. */
import { hashText } from '../../represent/hash.js';
import { AROUND_NAMES, LISTS_INSIDE } from '../dialects/tools.js';
import { cellKinds } from './cell-kinds.js';
import { decodeText } from './cell-values.js';
import { KeyTree } from './key-tree.js';
import { NO_TOKEN, type Tape } from './tape.js';

interface ToolKeys {
  /** Objects around the name, of which the first that is one holds it. */
  readonly around: readonly number[];
  readonly name: number;
}

function toolKeys(keys: readonly string[]): ToolKeys | undefined {
  if (LISTS_INSIDE.some((key) => keys.includes(key))) return undefined;
  const around = AROUND_NAMES.map((key) => keys.indexOf(key)).filter((key) => key >= 0);
  return { around, name: keys.indexOf('name') };
}

export class HotTools {
  private readonly tools = new KeyTree(toolKeys);
  private readonly inner = new KeyTree((keys) => keys.indexOf('name'));

  /** The number of the list of a token, as `writeTools` makes it; undefined when it has to be parsed. */
  read(tape: Tape, list: number): number | undefined {
    if (tape.kind(list) !== cellKinds.array) return undefined;
    let set = 0;
    for (let token = list + 1; token < tape.next(list); token = tape.next(token)) {
      if (tape.kind(token) !== cellKinds.object) continue;
      const hash = this.hashOf(tape, token);
      if (hash === undefined) return undefined;
      set += hash;
    }
    return set >>> 0;
  }

  private hashOf(tape: Tape, tool: number): number | undefined {
    const keys = this.tools.read(tape, tool);
    if (keys === undefined) return undefined;
    const { values } = this.tools;
    const around = keys.around.find((key) => tape.kind(values[key] ?? NO_TOKEN) === cellKinds.object);
    if (around === undefined) return keys.name < 0 ? 0 : hashAt(tape, values[keys.name] ?? NO_TOKEN);
    const name = this.inner.read(tape, values[around] ?? NO_TOKEN);
    if (name === undefined) return undefined;
    return name < 0 ? 0 : hashAt(tape, this.inner.values[name] ?? NO_TOKEN);
  }
}

/** Of what is no text 0; a number too long for one is a name as well. */
function hashAt(tape: Tape, name: number): number | undefined {
  if (tape.kind(name) === cellKinds.escaped || tape.isLong(name)) return undefined;
  if (tape.kind(name) !== cellKinds.text) return 0;
  return hashText(decodeText(tape.bytes, tape.start(name) + 1, tape.end(name) - 1), 0) >>> 0;
}
