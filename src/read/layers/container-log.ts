/** What container engines write around each line of a program: Docker's json-file. Long lines come in parts. */
import { asWord, own } from '../values.js';
import { defineLayer } from './layer.js';
import type { LayerSink } from './layer.js';
import { takeLine } from './line-record.js';
import type { RecordSink } from '../formats/format.js';
import { LONGEST_RECORD } from '../formats/format.js';

export const dockerLog = defineLayer({
  id: 'docker',
  title: 'Docker json-file log',
  example: {
    log: '{"ts":"2026-01-05T10:00:00Z","account":"acct_42","input":"hi","output":"hello"}\n',
    ...{ stream: 'stdout', time: '2026-01-05T10:00:00.123456789Z' },
  },
  source: 'Docker documentation, "JSON File logging driver"',

  matches: (record) =>
    typeof own(record, 'log') === 'string' &&
    typeof own(record, 'stream') === 'string' &&
    Object.keys(record).length < 8,

  open: (inner) => dockerSink(inner),
});

function dockerSink(inner: RecordSink): LayerSink {
  const lines = new PartialLines(inner);
  return {
    record(record, position) {
      const text = own(record, 'log');
      const stream = asWord(own(record, 'stream'));
      if (typeof text !== 'string') inner.skip();
      else lines.add(stream, text.replace(/\r?\n$/, ''), { position, isWhole: text.endsWith('\n') });
    },
    finish() {
      lines.finish();
    },
  };
}

interface Part {
  readonly position: number;
  /** The line ends with this part. */
  readonly isWhole: boolean;
}

/** Lines that engines cut at 16 KiB, joined again, one at a time for each stream. */
export class PartialLines {
  private readonly inner: RecordSink;
  private readonly open = new Map<string, { text: string; position: number }>();

  constructor(inner: RecordSink) {
    this.inner = inner;
  }

  add(stream: string, text: string, { position, isWhole }: Part): void {
    const before = this.open.get(stream);
    const whole = (before?.text ?? '') + text;
    const start = before?.position ?? position;
    if (whole.length > LONGEST_RECORD) {
      this.open.delete(stream);
      this.inner.reject('too-long', start, whole.slice(0, 200));
    } else if (isWhole) {
      this.open.delete(stream);
      takeLine(whole, start, this.inner);
    } else this.open.set(stream, { text: whole, position: start });
  }

  finish(): void {
    for (const { text, position } of this.open.values()) this.inner.reject('cut-off', position, text);
    this.open.clear();
  }
}
