/**
 * Lines of JSON that are lists: rows of a table, whose columns the first line names, or the person who reads them. A second line may name their types.
 * Source: ClickHouse documentation, "JSONCompactEachRow", "JSONCompactEachRowWithNames", "JSONCompactEachRowWithNamesAndTypes".
 */
import { parseLine } from '../exact-json.js';
import { saysWhoOrWhen } from '../presets/known-names.js';
import type { BlockReader, RecordSink } from './format.js';
import { Lines } from './lines.js';

/** `String`, `Nullable(DateTime64(3))`, `LowCardinality(String)`. */
const TYPE = /^[A-Z]\w*(?:\(.*\))?$/s;

/** Whether the first line is a list of single values. */
export function isJsonRows(head: string): boolean {
  const row = rowOf(head.split('\n', 1)[0] ?? '');
  return row !== undefined && row.length > 1;
}

/** Names of the columns, where the first line holds them. */
export function namesIn(line: string): readonly string[] | undefined {
  const row = rowOf(line) ?? [];
  return row.every((name) => typeof name === 'string') && row.some(saysWhoOrWhen) ? row : undefined;
}

function rowOf(line: string): readonly unknown[] | undefined {
  const value = parseLine(line.trim())?.value;
  return Array.isArray(value) ? value : undefined;
}

export class JsonRows implements BlockReader {
  private readonly sink: RecordSink;
  private names: readonly string[] | undefined;
  private readonly areGiven: boolean;
  private readonly lines: Lines;

  /** @param names given by a person; then every line is a row, but one that holds these names */
  constructor(sink: RecordSink, names: readonly string[] | undefined) {
    this.sink = sink;
    this.lines = new Lines(sink, (text, number, isLast) => {
      this.line(text, number, isLast);
    });
    this.names = names;
    this.areGiven = names !== undefined;
  }

  push(block: Buffer): void {
    this.lines.push(block);
  }

  end(): void {
    this.lines.end();
  }

  private line(text: string, number: number, isLast: boolean): void {
    if (text.trim() === '') this.sink.skip();
    else if (number === 1 && namesIn(text) !== undefined) {
      if (!this.areGiven) this.names = namesIn(text);
    } else this.row(text, number, isLast);
  }

  private row(text: string, number: number, isLast: boolean): void {
    const row = rowOf(text);
    const { names = [] } = this;
    if (row === undefined) this.sink.reject(isLast ? 'cut-off' : 'not-json', number, text);
    else if (row.length !== names.length) this.sink.reject('bad-row', number, text);
    else if (number > 2 || !row.every((cell) => typeof cell === 'string' && TYPE.test(cell))) {
      const cells = names
        .map((name, at) => [name, row[at]] as const)
        .filter(([name]) => name !== '' && name !== '__proto__');
      this.sink.record(Object.fromEntries(cells), number, text.length);
    }
  }
}
