/** A chat in the making: what was said so far, shortened as chat programs do. */
import { assistant, system, user, type Message } from '../chat.js';
import type { Answer } from '../shapes.js';

/** Earlier messages sent along, the system message not counted. */
const REMEMBERED = 3;

export class Conversation {
  private readonly head: readonly Message[];
  private turns: Message[] = [];

  constructor(instructions = '') {
    this.head = instructions === '' ? [] : [system(instructions)];
  }

  get length(): number {
    return this.turns.length;
  }

  restart(): void {
    this.turns = [];
  }

  /** Adds the answer heard last and the next message; returns what is sent. */
  say(text: string, heard: Answer | undefined): Message[] {
    if (this.turns.at(-1)?.role === 'user') this.turns.push(assistant(heard?.said ?? ''));
    this.turns.push(user(text));
    if (this.turns.length > REMEMBERED) this.turns = this.turns.slice(-REMEMBERED);
    return [...this.head, ...this.turns];
  }
}
