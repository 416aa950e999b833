/** A list of chat messages whose contents are plain strings or single blocks of text, from the bytes into the event. */
import type { Target } from '../dialects/dialect.js';
import { cellKinds } from './cell-kinds.js';
import { acceptText, putToken } from './hot-text.js';
import { KeyText } from './key-text.js';
import { KeyTree } from './key-tree.js';
import type { Tape } from './tape.js';
import { NO_TEXT, TextBlocks } from './text-blocks.js';

interface MessageKeys {
  readonly role: number;
  readonly content: number;
}

/** A message that says who spoke and what, and nothing else. */
function messageKeys(keys: readonly string[]): MessageKeys | undefined {
  const role = keys.indexOf('role');
  const content = keys.indexOf('content');
  return keys.length === 2 && role >= 0 && content >= 0 ? { role, content } : undefined;
}

const USER = 1;
const OTHER_SPEAKER = 2;
const SYSTEM = 3;
const SILENT = 4;
const TOOL = 5;

const roles: readonly (readonly [KeyText, number])[] = (
  [
    ['user', USER],
    ['assistant', OTHER_SPEAKER],
    ['system', SYSTEM],
    ['developer', SYSTEM],
    ['model', OTHER_SPEAKER],
    ['tool', TOOL],
    ['function', TOOL],
  ] as const
).map(([name, role]) => [new KeyText(Buffer.from(name)), role]);

/** Instead of a token. */
const NONE = -1;

export class HotMessages {
  private readonly target: Target;
  private readonly tree = new KeyTree(messageKeys);
  /** Tokens of what was said: by the system, by the user last, by anybody last. */
  private system = NONE;
  private user = NONE;
  private last = NONE;
  private systems = 0;
  private turns = 0;
  private turnsBefore = -1;
  /** Whether the first message holds a block that says no type. */
  isBare = false;
  private readonly blocks = new TextBlocks();

  constructor(target: Target) {
    this.target = target;
  }

  /** Writes the list of a token; false, with nothing written, when it has to be parsed. */
  write(tape: Tape, list: number): boolean {
    if (!this.readAll(tape, list)) return false;
    const { event, scratch } = this.target;
    event.isChat = true;
    event.earlierTurns = this.turnsBefore < 0 ? Math.max(0, this.turns - 1) : this.turnsBefore;
    if (this.systems === 1) putToken(event.system, scratch, tape, this.system);
    const said = this.turnsBefore < 0 ? this.last : this.user;
    if (said === NONE) event.text.clear();
    else putToken(event.text, scratch, tape, said);
    acceptText(this.target);
    return true;
  }

  private readAll(tape: Tape, list: number): boolean {
    this.systems = 0;
    this.turns = 0;
    this.turnsBefore = -1;
    this.last = NONE;
    const end = tape.next(list);
    let token = list + 1;
    for (; token < end; token = tape.next(token)) {
      if (tape.kind(token) !== cellKinds.object || !this.readOne(tape, token)) return false;
      if (token === list + 1) this.isBare = this.blocks.isBare;
    }
    return end > list + 1 && this.systems <= 1;
  }

  private readOne(tape: Tape, message: number): boolean {
    const keys = this.tree.read(tape, message);
    if (keys === undefined) return false;
    const { values } = this.tree;
    const content = this.blocks.read(tape, values[keys.content] ?? 0);
    if (content === NO_TEXT || tape.kind(values[keys.role] ?? 0) !== cellKinds.text) return false;
    const role = roleAt(tape, values[keys.role] ?? 0);
    if (role === TOOL) return false;
    if (role === SYSTEM) {
      this.systems += 1;
      this.system = content;
      return true;
    }
    if (role === USER) {
      this.user = content;
      this.turnsBefore = this.turns;
    }
    if (role !== SILENT) this.turns += 1;
    this.last = content;
    return true;
  }
}

function roleAt(tape: Tape, token: number): number {
  for (const [name, role] of roles) if (name.is(tape.view, tape.start(token), tape.end(token))) return role;
  return SILENT;
}
