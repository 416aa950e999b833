/** Envelope and bodies of one record into the one reused event; every record ends as event, rejected or skipped. */
import { EventView } from '../events/event.js';
import type { CallName, TextSlice } from '../events/event.js';
import { countFields } from '../events/count-fields.js';
import { noFieldCounts } from '../events/fields.js';
import type { FieldCounts } from '../events/fields.js';
import type { RejectionReason } from '../events/rejection.js';
import { keyName } from './account-names.js';
import { canonicalAddress } from './addresses.js';
import { durationMs } from './durations.js';
import type { Dialect, Exchange, Target } from './dialects/dialect.js';
import { dialectOf } from './dialects/index.js';
import { writeOutput } from './dialects/output.js';
import { writeProbabilities } from './dialects/probabilities.js';
import { columnOfRow } from './dialects/rows.js';
import { Envelope } from './presets/preset.js';
import type { EnvelopeReader } from './presets/preset.js';
import { isRequestLine, statusOf } from './presets/fitting.js';
import { isQuantity } from './quantities.js';
import { Scratch } from './scratch.js';
import { parseTime } from './times.js';
import { asName, asNumber, asWord, isMissing, isRecord, own, unescapeJson, unwrapBase64 } from './values.js';
import type { RawRecord } from './values.js';

/** What became of a record. */
export type Fate = 'event' | 'skipped' | { readonly reason: RejectionReason; readonly seen: string };

export class ToEvent {
  readonly fields: FieldCounts = noFieldCounts();
  readonly dialects: Record<string, number> = {};
  /** Lines of JSON behind the first records of each input: read from their bytes, and parsed as a whole. */
  readonly lines = { scanned: 0, parsed: 0, mended: 0 };
  rows = 0;
  /** Records that were skipped for their time. */
  outsideSpan = 0;
  readonly event = new EventView();
  readonly scratch = new Scratch();
  private envelope = new Envelope();
  private reader: EnvelopeReader | undefined;
  private readonly exchange: Exchange = { request: undefined, response: undefined, parameters: undefined };
  readonly target: Target = { event: this.event, scratch: this.scratch, stringOutput: 'label', numbersMeasure: false };
  private readonly since: number;
  private readonly until: number;
  private readonly onEvent: (event: EventView) => void;

  constructor(span: { readonly since: number; readonly until: number }, onEvent: (event: EventView) => void) {
    this.since = span.since;
    this.until = span.until;
    this.onEvent = onEvent;
  }

  convert(record: RawRecord, reader: EnvelopeReader): Fate {
    if (reader !== this.reader) {
      // What another layout filled and this one does not must not linger.
      this.envelope = new Envelope();
      this.reader = reader;
    }
    const { envelope, event, scratch } = this;
    reader.read(record, envelope);
    const account = keyName(asName(envelope.account));
    if (account === '') return { reason: 'no-account', seen: `columns ${Object.keys(record).slice(0, 12).join(', ')}` };
    const time = isMissing(envelope.time) ? NaN : parseTime(envelope.time);
    if (Number.isNaN(time) && !isMissing(envelope.time))
      return { reason: 'bad-time', seen: asWord(envelope.time) || typeof envelope.time };
    if (this.isOutside(time)) return 'skipped';
    this.begin(reader.callName);
    scratch.put(event.account, account);
    event.time = time;
    this.writeEnvelope(reader);
    this.writeBodies(envelope, reader);
    return 'event';
  }

  /** Forgets the record before. */
  begin(callName: CallName): void {
    this.event.reset();
    this.event.callName = callName;
    this.scratch.reset();
  }

  /** Whether a time lies outside the chosen period; such records are counted here. */
  isOutside(time: number): boolean {
    if (!(time < this.since || time >= this.until)) return false;
    this.outsideSpan += 1;
    return true;
  }

  /** Hands on one event for every row of the bodies; the rest of the envelope is in the event already. */
  writeBodies(envelope: Envelope, reader: EnvelopeReader): void {
    const { exchange, target } = this;
    exchange.request = bodyOf(envelope.request);
    exchange.response = bodyOf(envelope.response);
    exchange.parameters = bodyOf(envelope.parameters);
    target.stringOutput = reader.stringOutput;
    target.numbersMeasure = reader.numbersMeasure === true;
    const dialect = dialectOf(exchange);
    this.countDialect(dialect);
    this.event.answered = wasAnswered(this.event.status, envelope, reader);
    this.writeRows(dialect, envelope);
  }

  countDialect({ id }: Dialect): void {
    this.dialects[id] = (this.dialects[id] ?? 0) + 1;
  }

  /** The event is complete. */
  emit(): void {
    const { label } = this.event;
    if (isQuantity(label, this.target.numbersMeasure)) label.clear();
    countFields(this.fields, this.event);
    this.rows += 1;
    this.onEvent(this.event);
  }

  private writeEnvelope(reader: EnvelopeReader): void {
    const { envelope, event } = this;
    this.put(event.address, clientAddress(asName(envelope.address)));
    this.put(event.agent, asName(envelope.agent));
    this.put(event.model, asName(envelope.model));
    this.put(event.endpoint, endpointOf(asName(envelope.endpoint)));
    this.put(event.requestId, asName(envelope.requestId));
    this.put(event.key, keyName(asName(envelope.key)));
    this.put(event.tenant, asName(envelope.tenant));
    event.status = isMissing(envelope.status) ? NaN : statusOf(envelope.status);
    event.latencyMs = durationMs(envelope.latency, reader.latencyUnitMs);
    event.tokensIn = asNumber(envelope.tokensIn);
    event.tokensOut = asNumber(envelope.tokensOut);
  }

  private put(slice: TextSlice, text: string): void {
    if (text !== '') this.scratch.put(slice, text);
  }

  private writeRows(dialect: Dialect, envelope: Envelope): void {
    const { event, exchange, target } = this;
    const rows = dialect.rows(exchange);
    event.rows = rows;
    const columns = rows === 1 ? envelope : parsedColumns(envelope);
    for (let row = 0; row < rows; row += 1) {
      if (row > 0) event.clearRow();
      event.row = row;
      if (isRecord(exchange.parameters)) event.hasParameters = true;
      dialect.write(exchange, row, target);
      this.writeColumns(columns, row, rows);
      this.emit();
    }
  }

  /** Parts of the answer that have a column of their own. */
  writeColumns(envelope: AnswerColumns, row: number, rows: number): void {
    const { event, scratch, target } = this;
    const label = asWord(columnOfRow(envelope.label, row, rows));
    if (label !== '') scratch.put(event.label, label);
    if (!isMissing(envelope.probabilities)) this.writeProbabilityColumn(columnOfRow(envelope.probabilities, row, rows));
    const text = columnOfRow(envelope.outputText, row, rows);
    if (typeof text === 'string' && text !== '') scratch.put(event.outputText, text);
    if (rows === 1 && event.label.length === 0 && typeof envelope.label === 'object') {
      writeOutput(unescapeJson(envelope.label), target);
    }
  }

  private writeProbabilityColumn(value: unknown): void {
    const { event, scratch } = this;
    const best = writeProbabilities(unescapeJson(value), event);
    if (best !== undefined && event.label.length === 0) scratch.put(event.label, best);
    if (event.probabilityCount === 0 && !Number.isNaN(asNumber(value))) event.probabilityCount = 1;
  }
}

type AnswerColumns = Pick<Envelope, 'label' | 'probabilities' | 'outputText'>;

/** Columns of many rows are parsed once, not once a row. */
function parsedColumns({ label, probabilities, outputText }: AnswerColumns): AnswerColumns {
  return {
    label: unescapeJson(label),
    probabilities: unescapeJson(probabilities),
    outputText: unescapeJson(outputText),
  };
}

/** Whether the caller got an answer: by the status where the log has one, else by whether there is one. */
function wasAnswered(status: number, envelope: Envelope, reader: EnvelopeReader): boolean {
  if (!Number.isNaN(status)) return isAnswered(status);
  if (!reader.hasOutputs) return true;
  return !isMissing(envelope.response) || !isMissing(envelope.label) || !isMissing(envelope.outputText);
}

export function isAnswered(status: number): boolean {
  return status >= 100 && status < 400;
}

/** A body, un-escaped; a placeholder such as `null` is none, as in CSV it could not be told from a missing one. */
export function bodyOf(value: unknown): unknown {
  if (isMissing(value)) return undefined;
  const body = unescapeJson(unwrapBase64(value));
  if (!isRecord(body)) return body;
  if (isRecord(own(body, 'headers'))) return withoutHeaders(body);
  const inner = STATUS_OF_ANSWERS.some((name) => Object.hasOwn(body, name)) ? own(body, 'body') : undefined;
  return isRecord(inner) ? inner : body;
}

/** Beside it stands the body of an answer, as in the files of OpenAI's batches: `{"status_code": 200, "body": {...}}`. */
export const STATUS_OF_ANSWERS: readonly string[] = ['status_code', 'statusCode'];

/** A request as a proxy received it, headers and all: they hold keys, and are nobody's input. */
function withoutHeaders(request: RawRecord): unknown {
  const body = own(request, 'body');
  if (!isMissing(body)) return unescapeJson(body);
  return Object.fromEntries(Object.entries(request).filter(([name]) => name !== 'headers'));
}

/** The client of a forwarding chain, without the port, which changes with every connection. */
export function clientAddress(logged: string): string {
  const comma = logged.indexOf(',');
  const first = (comma < 0 ? logged : logged.slice(0, comma)).trim();
  if (first.startsWith('[')) {
    const bracket = first.indexOf(']');
    return bracket < 0 ? first : canonicalAddress(first.slice(1, bracket));
  }
  const colon = first.indexOf(':');
  if (colon > 0 && colon === first.lastIndexOf(':') && first.includes('.')) return first.slice(0, colon);
  return colon < 0 ? first : canonicalAddress(first);
}

/** The path of `POST /v1/predict HTTP/1.1`; anything else as it is. */
export function endpointOf(logged: string): string {
  return isRequestLine(logged) ? (logged.split(' ')[1] ?? logged) : logged;
}
