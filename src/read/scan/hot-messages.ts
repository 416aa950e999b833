/** A list of chat messages whose contents are plain strings, from the bytes into the event. */
import type { Target } from '../dialects/dialect.js';
import { acceptText, putString } from './hot-text.js';
import { CLOSE_ARRAY, COMMA, type JsonWalk, OPEN_OBJECT, QUOTE } from './json-walk.js';
import { KeyTree } from './key-tree.js';

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

const roles: readonly (readonly [Uint8Array, number])[] = [
  [Buffer.from('user'), USER],
  [Buffer.from('assistant'), OTHER_SPEAKER],
  [Buffer.from('system'), SYSTEM],
  [Buffer.from('developer'), SYSTEM],
  [Buffer.from('model'), OTHER_SPEAKER],
];

/** A string by its place. */
interface Span {
  start: number;
  end: number;
  hasEscape: boolean;
}

export class HotMessages {
  private readonly walk: JsonWalk;
  private readonly target: Target;
  private readonly tree = new KeyTree(messageKeys);
  private readonly system: Span = { start: 0, end: 0, hasEscape: false };
  private readonly user: Span = { start: 0, end: 0, hasEscape: false };
  private readonly last: Span = { start: 0, end: 0, hasEscape: false };
  private systems = 0;
  private turns = 0;
  private turnsBefore = -1;

  constructor(walk: JsonWalk, target: Target) {
    this.walk = walk;
    this.target = target;
  }

  /** Writes the list at `at`; false, with nothing written, when it has to be parsed. */
  write(at: number): boolean {
    if (!this.readAll(at)) return false;
    const { event, scratch } = this.target;
    const { bytes } = this.walk;
    const { system, user, last } = this;
    event.isChat = true;
    event.earlierTurns = this.turnsBefore < 0 ? Math.max(0, this.turns - 1) : this.turnsBefore;
    if (this.systems === 1) putString(event.system, scratch, bytes, system.start, system.end, system.hasEscape);
    const said = this.turnsBefore < 0 ? last : user;
    putString(event.text, scratch, bytes, said.start, said.end, said.hasEscape);
    acceptText(this.target);
    return true;
  }

  private readAll(at: number): boolean {
    const { walk } = this;
    this.systems = 0;
    this.turns = 0;
    this.turnsBefore = -1;
    this.last.start = this.last.end = 0;
    let i = walk.blank(at + 1);
    for (;;) {
      if (walk.bytes[i] !== OPEN_OBJECT || !this.readOne(i)) return false;
      i = walk.blank(this.tree.behind);
      if (walk.bytes[i] === CLOSE_ARRAY) return this.systems <= 1;
      if (walk.bytes[i] !== COMMA) return false;
      i = walk.blank(i + 1);
    }
  }

  private readOne(at: number): boolean {
    const keys = this.tree.read(this.walk, at);
    if (keys === undefined) return false;
    const { starts, hasEscape } = this.tree;
    const { bytes } = this.walk;
    if (bytes[starts[keys.role] ?? 0] !== QUOTE || bytes[starts[keys.content] ?? 0] !== QUOTE) return false;
    if (hasEscape[keys.role] === 1) return false;
    const role = this.roleAt((starts[keys.role] ?? 0) + 1);
    if (role === SYSTEM) {
      this.systems += 1;
      this.note(this.system, keys.content);
      return true;
    }
    if (role === USER) {
      this.note(this.user, keys.content);
      this.turnsBefore = this.turns;
    }
    if (role !== SILENT) this.turns += 1;
    this.note(this.last, keys.content);
    return true;
  }

  private note(span: Span, key: number): void {
    span.start = (this.tree.starts[key] ?? 0) + 1;
    span.end = (this.tree.ends[key] ?? 0) - 1;
    span.hasEscape = this.tree.hasEscape[key] === 1;
  }

  private roleAt(at: number): number {
    const { bytes } = this.walk;
    for (const [name, role] of roles) {
      let i = 0;
      while (i < name.length && bytes[at + i] === name[i]) i += 1;
      if (i === name.length && bytes[at + i] === QUOTE) return role;
    }
    return SILENT;
  }
}
