/** Whether a body is JSON whose end a size limit has cut off, or merely a text that begins with a bracket: `[1] According to ...`. */

const SPACE = /\s/;
const BARE = /[-\d][\d.eE+-]*|[A-Za-z]+/y;
/** Of JSON, and of dictionaries as Python prints them. */
const WORDS = ['true', 'false', 'null', 'True', 'False', 'None', 'NaN', 'nan'];
/** What programs write where they cut, outside of strings. */
const MARKER = /\s*(?:\.{3}|…|[[(<]\s*truncated)[^"']{0,60}$/i;
const LONGEST_MARKER = 80;

/** True for an object or a list that is sound up to the end of the text, and open there. */
export function isCutJson(text: string): boolean {
  if (!/^\s*[{[]/.test(text)) return false;
  const lastPart = Math.max(0, text.length - LONGEST_MARKER);
  return new Opened(text.slice(0, lastPart) + text.slice(lastPart).replace(MARKER, '')).isCut();
}

/** Not all of the grammar: brackets, and that no two values stand side by side, is enough to tell prose. */
class Opened {
  private readonly text: string;
  private at = 0;
  private depth = 0;
  /** A value ended just before: only a sign may follow. */
  private isAfterValue = false;

  constructor(text: string) {
    this.text = text;
  }

  isCut(): boolean {
    while (this.at < this.text.length) {
      if (!this.step(this.text.charAt(this.at))) return false;
      if (this.depth === 0) return false;
    }
    return true;
  }

  /** Takes what begins with the character; false for what no JSON has there. */
  private step(character: string): boolean {
    if (SPACE.test(character)) this.at += 1;
    else if (character === '{' || character === '[') return this.bracket(1);
    else if (character === '}' || character === ']') return this.bracket(-1);
    else if (character === ',' || character === ':') {
      if (!this.isAfterValue) return false;
      this.at += 1;
      this.isAfterValue = false;
    } else return !this.isAfterValue && this.value(character);
    return true;
  }

  private bracket(by: 1 | -1): boolean {
    if (by === 1 && this.isAfterValue) return false;
    this.depth += by;
    this.at += 1;
    this.isAfterValue = by === -1;
    return true;
  }

  private value(character: string): boolean {
    this.isAfterValue = true;
    if (character === '"' || character === "'") {
      this.string(character);
      return true;
    }
    BARE.lastIndex = this.at;
    const bare = BARE.exec(this.text)?.[0] ?? '';
    this.at += bare.length;
    if (!/^[A-Za-z]/.test(bare)) return bare !== '';
    // The last word may be cut itself.
    return WORDS.some((word) => word === bare || (this.at === this.text.length && word.startsWith(bare)));
  }

  private string(quote: string): void {
    for (this.at += 1; this.at < this.text.length; this.at += 1) {
      const character = this.text.charAt(this.at);
      if (character === '\\') this.at += 1;
      else if (character === quote) break;
    }
    this.at += 1;
  }
}
