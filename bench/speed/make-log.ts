/** The log the bench reads: made up, seeded, about 1 KB a record; half the accounts send text with escapes, half numbers. */
import { closeSync, openSync, readFileSync, writeFileSync, writeSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { seededRandom } from '../../src/stats/random.js';

const WORDS =
  'the model answers a question about shipping refunds and invoices while our users wait for one more line of text'.split(
    ' ',
  );
const ODD = ['\n', ' "quoted" ', ' café ', ' 😀 ', '\t', ' C:\\path '];
const LABELS = ['billing', 'refund', 'shipping', 'technical', 'account', 'sales', 'spam', 'abuse'];
const START = Date.UTC(2026, 2, 1);
const SEED = 20_260_301;
const FLUSHED = 1 << 20;

export interface MadeLog {
  readonly jsonl: string;
  readonly csv: string;
  readonly gzip: string;
  readonly rows: number;
  readonly bytes: number;
}

type Call = Readonly<Record<string, unknown>>;

function* calls(): Generator<Call> {
  const random = seededRandom(SEED);
  const below = (n: number): number => Math.floor(random() * n);
  const text = (length: number): string => {
    let made = WORDS[below(WORDS.length)] ?? '';
    while (made.length < length) {
      made += below(40) === 0 ? (ODD[below(ODD.length)] ?? ' ') : ' ';
      made += `${WORDS[below(WORDS.length)] ?? ''}${below(30)}`;
    }
    return made;
  };
  for (let n = 0; ; n += 1) {
    // Few accounts send most: the square of a uniform number favours the first.
    const account = Math.floor(random() ** 2 * 5000);
    const isText = account % 2 === 0;
    const probs = LABELS.map(() => random() ** 4);
    const sum = probs.reduce((a, b) => a + b, 0);
    const rounded = probs.map((p) => Number((p / sum).toFixed(5)));
    yield {
      ts: new Date(START + n * 4000 + below(3000)).toISOString(),
      ...{ request_id: `req_${n.toString(36)}`, account: `acct_${account}`, ip: `10.${account % 200}.7.${below(4)}` },
      ...{ user_agent: 'python-requests/2.32.3', model: isText ? 'text-2' : 'tab-1', endpoint: '/v1/predict' },
      ...{ status: below(50) === 0 ? 429 : 200, latency_ms: below(4000) / 10 },
      input: isText
        ? text(50 + below(1400))
        : Array.from({ length: 8 + (account % 57) }, () => Number((random() * 8 - 4).toFixed(5))),
      output: {
        label: LABELS[rounded.indexOf(Math.max(...rounded))],
        probs: Object.fromEntries(LABELS.map((label, i) => [label, rounded[i]])),
      },
      ...{ params: { temperature: 0, max_tokens: 256 }, tokens_in: 40 + below(400), tokens_out: 1 },
    };
  }
}

function csvCell(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Appends to a file in large pieces. */
class Output {
  bytes = 0;
  private readonly file: number;
  private text = '';

  constructor(path: string) {
    this.file = openSync(path, 'w');
  }

  add(line: string): void {
    this.text += line;
    if (this.text.length >= FLUSHED) this.flush();
  }

  close(): void {
    this.flush();
    closeSync(this.file);
  }

  private flush(): void {
    const block = Buffer.from(this.text);
    for (let at = 0; at < block.length;) at += writeSync(this.file, block, at);
    this.bytes += block.length;
    this.text = '';
  }
}

/** Writes the log as JSON lines, CSV and gzip until it has about so many bytes. */
export function makeLog(folder: string, bytes: number): MadeLog {
  const made = { jsonl: `${folder}/log.jsonl`, csv: `${folder}/log.csv`, gzip: `${folder}/log.jsonl.gz` };
  const jsonl = new Output(made.jsonl);
  const csv = new Output(made.csv);
  let rows = 0;
  let length = 0;
  for (const call of calls()) {
    if (rows === 0) csv.add(`${Object.keys(call).join(',')}\n`);
    const line = `${JSON.stringify(call)}\n`;
    jsonl.add(line);
    csv.add(`${Object.values(call).map(csvCell).join(',')}\n`);
    rows += 1;
    length += line.length;
    if (length >= bytes) break;
  }
  jsonl.close();
  csv.close();
  writeFileSync(made.gzip, gzipSync(readFileSync(made.jsonl), { level: 6 }));
  return { ...made, rows, bytes: jsonl.bytes };
}
