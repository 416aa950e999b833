/**
 * Lines that programs write for JSON and that are none: `NaN` as Python has it, `\x22` of nginx without `escape=json`, an empty or
 * bare `-` where a variable had no value, raw control characters, quotes inside of strings. Looked at only where parsing failed.
 */

const QUOTE = '"';
/** A value of the list kind that nginx writes for several upstreams: `0.1, 0.2`, `0.1 : -`. */
const BARE_LIST = /(?:-|[\d.]+)(?:\s*[,:]\s*(?:-|[\d.]+)){1,32}(?=\s*[,}])/y;
/** Words and dashes where JSON has null. */
const NOTHING = /(?:-?(?:nan|inf(?:inity)?)|none|undefined|-)(?=\s*[,}\]])/iy;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const HEX_BYTES = /(?:\\x[0-9a-f]{2})+/iy;
/** What stands in a string as it is. */
const PLAIN = /[^"\\\p{Cc}]+/uy;
/** What may follow the end of a string. */
const AFTER_STRING = /\s*(?:[,:}\]]|$)/y;

/** The line as JSON, if it can be had by such small changes; undefined if not. */
export function mendedJson(line: string): string | undefined {
  const mended = new Mending(line).run();
  return mended === line ? undefined : mended;
}

class Mending {
  private readonly line: string;
  private readonly open: ('{' | '[')[] = [];
  private at = 0;
  private result = '';
  /** A value stands next: behind a colon, or in a list. */
  private isValue = false;

  constructor(line: string) {
    this.line = line;
  }

  run(): string {
    while (this.at < this.line.length) this.step(this.line.charAt(this.at));
    return this.result;
  }

  private step(character: string): void {
    if (character === QUOTE) this.string();
    else if (character === '{' || character === '[') {
      this.open.push(character);
      this.copy(1, character === '[');
    } else if (character === '}' || character === ']') {
      this.nothingIfEmpty();
      this.open.pop();
      this.copy(1, false);
    } else if (character === ':') this.copy(1, true);
    else if (character === ',') {
      this.nothingIfEmpty();
      this.copy(1, this.inList);
    } else if (/\s/.test(character)) this.copy(1, this.isValue);
    else this.bare();
  }

  private get inList(): boolean {
    return this.open.at(-1) === '[';
  }

  private copy(length: number, isValue: boolean): void {
    this.result += this.line.slice(this.at, this.at + length);
    this.at += length;
    this.isValue = isValue;
  }

  /** `"a":,` and `"a":}`: the variable was empty. */
  private nothingIfEmpty(): void {
    if (this.isValue && !this.inList) this.result += 'null';
  }

  private bare(): void {
    const list = this.isValue && !this.inList ? this.match(BARE_LIST) : undefined;
    if (list !== undefined) this.put(list, JSON.stringify(list));
    else {
      const nothing = this.match(NOTHING);
      if (nothing !== undefined) this.put(nothing, 'null');
      else this.copy(this.match(NUMBER)?.length ?? 1, false);
    }
  }

  private match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.line)?.[0];
    return found === '' ? undefined : found;
  }

  private put(taken: string, text: string): void {
    this.result += text;
    this.at += taken.length;
    this.isValue = false;
  }

  private string(): void {
    // A name with a quote in it would be another name.
    const mayHoldQuotes = this.isValue;
    this.copy(1, false);
    while (this.at < this.line.length) {
      const plain = this.match(PLAIN);
      if (plain !== undefined) this.copy(plain.length, false);
      const character = this.line.charAt(this.at);
      if (character === '\\') this.escape();
      else if (character === QUOTE) {
        AFTER_STRING.lastIndex = this.at + 1;
        if (!mayHoldQuotes || AFTER_STRING.test(this.line)) {
          this.copy(1, false);
          return;
        }
        this.put(QUOTE, String.raw`\"`);
      } else if (character !== '') this.put(character, JSON.stringify(character).slice(1, -1));
    }
  }

  private escape(): void {
    const bytes = this.match(HEX_BYTES);
    if (bytes === undefined) this.copy(2, false);
    else {
      const text = Buffer.from(bytes.replaceAll(/\\x/gi, ''), 'hex').toString('utf8');
      this.put(bytes, JSON.stringify(text).slice(1, -1));
    }
  }
}
