/** What somebody said in a message: a string, or a list of one block of text, `[{"type": "text", "text": "..."}]`. */
import { cellKinds } from './cell-kinds.js';
import { KeyTree } from './key-tree.js';
import { NO_TOKEN, type Tape } from './tape.js';

/** Instead of the token of a text. */
export const NO_TEXT = -1;

interface BlockKeys {
  readonly text: number;
  /** It says no type, as blocks of Bedrock's Converse API do not. */
  readonly isBare: boolean;
}

function blockKeys(keys: readonly string[]): BlockKeys | undefined {
  const text = keys.indexOf('text');
  return text < 0 ? undefined : { text, isBare: keys.length === 1 };
}

export class TextBlocks {
  /** Whether the content read last was a list whose block says no type. */
  isBare = false;
  private readonly blocks = new KeyTree(blockKeys);

  /** The token of the text of a content; `NO_TEXT` where it has to be parsed. */
  read(tape: Tape, content: number): number {
    this.isBare = false;
    if (tape.isText(content)) return content;
    const block = content + 1;
    const isOne = tape.kind(content) === cellKinds.array && block < tape.next(content);
    if (!isOne || tape.next(block) !== tape.next(content) || tape.kind(block) !== cellKinds.object) return NO_TEXT;
    const keys = this.blocks.read(tape, block);
    if (keys === undefined) return NO_TEXT;
    this.isBare = keys.isBare;
    const text = this.blocks.values[keys.text] ?? NO_TOKEN;
    // Without a word the message is known to be there.
    return tape.holdsText(text) ? text : NO_TEXT;
  }
}
