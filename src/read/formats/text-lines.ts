/** Text logs: access lines of web servers and model servers, and the lines Kubernetes keeps of a container (CRI). */
import { grammars } from '../grammars/index.js';
import { PartialLines } from '../layers/container-log.js';
import type { BlockReader, RecordSink } from './format.js';
import { Lines } from './lines.js';

/** `2026-01-05T10:00:00.0Z stdout F <line>`; P marks a part of a line. */
const CRI = /^\d{4}-\d{2}-\d{2}T\S+ (stdout|stderr) ([FP])(?::\S+)? ?(.*)$/s;

export type TextLog = 'text' | 'cri';

/** Which text log the first lines are of; undefined when they are of none. */
export function textLogOf(head: string): TextLog | undefined {
  const lines = head.split(/\r?\n/, 60).filter((line) => line !== '');
  const [first] = lines;
  if (first === undefined) return undefined;
  if (CRI.test(first)) return 'cri';
  // A line of its own kind is enough: servers print other things, too, above all when they start.
  return lines.some((line) => grammars.some((grammar) => grammar.parse(line) !== undefined)) ? 'text' : undefined;
}

export class TextLines implements BlockReader {
  private readonly sink: RecordSink;
  private readonly kind: TextLog;
  private readonly partial: PartialLines;
  private readonly lines: Lines;

  constructor(sink: RecordSink, kind: TextLog) {
    this.sink = sink;
    this.lines = new Lines(sink, (text, number, isLast) => {
      this.line(text, number, isLast);
    });
    this.kind = kind;
    this.partial = new PartialLines(sink);
  }

  push(block: Buffer): void {
    this.lines.push(block);
  }

  end(): void {
    this.lines.end();
    this.partial.finish();
  }

  private line(text: string, number: number, isLast: boolean): void {
    if (text.trim() === '') this.sink.skip();
    else if (this.kind === 'cri') this.criLine(text, number, isLast);
    else this.textLine(text, number, isLast);
  }

  private criLine(text: string, number: number, isLast: boolean): void {
    const found = CRI.exec(text);
    if (found === null) this.sink.reject(isLast ? 'cut-off' : 'bad-row', number, text);
    else this.partial.add(found[1] ?? '', found[3] ?? '', { position: number, isWhole: found[2] === 'F' });
  }

  private textLine(text: string, number: number, isLast: boolean): void {
    for (const grammar of grammars) {
      const record = grammar.parse(text);
      if (record === undefined) continue;
      this.sink.record(record, number, text.length);
      return;
    }
    // An access line that broke, by a quote in a user agent or where the input ends, is a lost call; others are talk.
    if (/"(?:GET|POST|PUT|DELETE|HEAD|OPTIONS|PATCH) \//.test(text)) {
      this.sink.reject(isLast ? 'cut-off' : 'bad-row', number, text);
    } else this.sink.skip();
  }
}
