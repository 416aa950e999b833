/** A list of chat messages whose contents are plain strings or single blocks of text, from the bytes into the event. */
import { inputKinds } from '../../events/event.js';
import type { Target } from '../dialects/dialect.js';
import { cellKinds } from './cell-kinds.js';
import { acceptText, putToken } from './hot-text.js';
import { KeyText } from './key-text.js';
import { KeyTree } from './key-tree.js';
import { NO_TOKEN, type Tape } from './tape.js';
import { NO_TEXT, TextBlocks } from './text-blocks.js';

interface MessageKeys {
  readonly role: number;
  /** -1 where only tools are called. */
  readonly content: number;
}

/** A message that says who spoke and what; calls of tools and names beside it say nothing of that. */
function messageKeys(keys: readonly string[]): MessageKeys | undefined {
  const role = keys.indexOf('role');
  const content = keys.indexOf('content');
  return role >= 0 && !keys.includes('parts') ? { role, content } : undefined;
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

/** Instead of the token of a text: there is none, and: it has to be parsed if it is asked for. */
const NONE = -1;
const UNREAD = -2;

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
  private isFromTool = false;
  /** Whether the first message holds a block that says no type. */
  isBare = false;
  private readonly blocks = new TextBlocks();

  constructor(target: Target) {
    this.target = target;
  }

  /** Writes the list of a token; false, with nothing written, when it has to be parsed. */
  write(tape: Tape, list: number): boolean {
    const said = this.readAll(tape, list) ? this.saidLast() : UNREAD;
    if (said === UNREAD) return false;
    const { event, scratch } = this.target;
    event.isChat = true;
    if (this.systems === 1) putToken(event.system, scratch, tape, this.system);
    if (said === NONE) event.text.clear();
    else putToken(event.text, scratch, tape, said);
    if (this.isFromTool) {
      event.earlierTurns = this.turns;
      event.inputKind = inputKinds.hidden;
    } else {
      event.earlierTurns = this.turnsBefore < 0 ? Math.max(0, this.turns - 1) : this.turnsBefore;
      acceptText(this.target);
    }
    return true;
  }

  /** The input: what the user said last, or without a user anybody; nothing behind the result of a tool. */
  private saidLast(): number {
    if (this.isFromTool) return NONE;
    if (this.last === UNREAD || this.turnsBefore < 0) return this.last;
    return this.user === NONE ? UNREAD : this.user;
  }

  private readAll(tape: Tape, list: number): boolean {
    this.systems = 0;
    this.turns = 0;
    this.turnsBefore = -1;
    this.last = NONE;
    this.isFromTool = false;
    const end = tape.next(list);
    let token = list + 1;
    for (; token < end; token = tape.next(token)) {
      if (tape.kind(token) !== cellKinds.object || !this.readOne(tape, token)) return false;
      if (token === list + 1) this.isBare = this.blocks.isBare;
      // Whose API it is hangs on the first block of the first message.
      if (token === list + 1 && this.last === UNREAD) return false;
    }
    return end > list + 1 && this.systems <= 1;
  }

  private readOne(tape: Tape, message: number): boolean {
    const keys = this.tree.read(tape, message);
    if (keys === undefined) return false;
    const { values } = this.tree;
    const content = keys.content < 0 ? NONE : this.contentAt(tape, values[keys.content] ?? NO_TOKEN);
    if (tape.kind(values[keys.role] ?? NO_TOKEN) !== cellKinds.text) return false;
    const role = roleAt(tape, values[keys.role] ?? NO_TOKEN);
    if (role === SYSTEM) {
      this.systems += 1;
      this.system = content;
      return content >= 0;
    }
    if (role === USER) {
      this.user = content;
      this.turnsBefore = this.turns;
    }
    if (role === USER || role === OTHER_SPEAKER) this.turns += 1;
    this.isFromTool = role === TOOL;
    this.last = content;
    return true;
  }

  private contentAt(tape: Tape, token: number): number {
    const text = this.blocks.read(tape, token);
    if (text !== NO_TEXT) return text;
    return tape.kind(token) === cellKinds.null ? NONE : UNREAD;
  }
}

function roleAt(tape: Tape, token: number): number {
  for (const [name, role] of roles) if (name.is(tape.view, tape.start(token), tape.end(token))) return role;
  return SILENT;
}
