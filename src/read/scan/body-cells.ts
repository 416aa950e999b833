/** Bodies from their cells into the event: the common forms from the bytes, all others as JSON.parse and the dialects have them. */
import { TextSlice } from '../../events/event.js';
import { writeAnswer } from '../dialects/answer.js';
import { anthropicMessages } from '../dialects/anthropic-messages.js';
import { bedrockConverse } from '../dialects/bedrock-converse.js';
import type { Dialect } from '../dialects/dialect.js';
import { openaiChat } from '../dialects/openai-chat.js';
import { writeParameters } from '../dialects/parameters.js';
import { plain, writePlainAnswer } from '../dialects/plain.js';
import { answerOfRow } from '../dialects/rows.js';
import { Envelope } from '../presets/preset.js';
import type { EnvelopeReader } from '../presets/preset.js';
import { bodyOf, isAnswered } from '../to-event.js';
import type { ToEvent } from '../to-event.js';
import { isMissing, isPlaceholderAt, isRecord, LONGEST_PLACEHOLDER } from '../values.js';
import { cellKinds } from './cell-kinds.js';
import type { Cells } from './cells.js';
import { HotInput, requestForms } from './hot-input.js';
import type { RequestForm } from './hot-input.js';
import { HotOutput } from './hot-output.js';
import { HotParameters } from './hot-parameters.js';
import { isLabel, mayHoldBase64, mayHoldJson, needsLook, putString } from './hot-text.js';
import { InnerJson } from './inner-json.js';
import { cellOf, NO_CELL, type SlotCells, type SlotPlace } from './slot-cells.js';
import { NO_TOKEN, type Tape } from './tape.js';

const bodySlots = ['request', 'response', 'parameters', 'label', 'probabilities', 'outputText'] as const;
/** Parts of the answer with a column of their own. */
const answerSlots = ['label', 'probabilities', 'outputText'] as const;
type BodySlot = (typeof bodySlots)[number];

export class BodyCells {
  private readonly cells: Cells;
  private readonly places: Readonly<Record<BodySlot, SlotPlace | undefined>>;
  private readonly toEvent: ToEvent;
  private readonly reader: EnvelopeReader;
  private readonly input: HotInput;
  private readonly output: HotOutput;
  private readonly parameters = new HotParameters();
  private readonly envelope = new Envelope();
  private readonly inner: InnerJson;
  private readonly innerText = new TextSlice();
  private readonly hasColumns: boolean;
  private readonly mayBeCut: boolean; // What is no whole body is looked at with its record.

  constructor(slots: SlotCells, toEvent: ToEvent, reader: EnvelopeReader) {
    this.cells = slots.cells;
    this.places = slots.placesOf(bodySlots);
    this.toEvent = toEvent;
    this.reader = reader;
    this.mayBeCut = reader.usual?.mayBeCut === true;
    this.inner = new InnerJson(toEvent.scratch);
    this.input = new HotInput(toEvent.target, this.inner);
    this.output = new HotOutput(toEvent.target);
    this.hasColumns = answerSlots.some((slot) => this.places[slot] !== undefined);
  }

  /** Writes the bodies and hands on the event, or one for each of their rows; false where the record has to be parsed for them. */
  write(): boolean {
    const { toEvent } = this;
    const { event } = toEvent;
    toEvent.target.stringOutput = this.reader.stringOutput;
    toEvent.target.numbersMeasure = this.reader.numbersMeasure === true;
    const model = event.model.length;
    const form = this.writeRequest();
    if (form === requestForms.parse || !this.writeRest(form)) {
      if (this.mayBeCut) return false;
      this.startAgain(model === 0);
      for (const slot of bodySlots) this.envelope[slot] = this.value(slot);
      toEvent.writeBodies(this.envelope, this.reader);
      return true;
    }
    toEvent.countDialect(this.dialectOf(form));
    event.answered = this.wasAnswered();
    toEvent.emit();
    return true;
  }

  private dialectOf(form: RequestForm): Dialect {
    if (form === requestForms.plain) return plain;
    if (form === requestForms.converse) return bedrockConverse;
    const isAnthropic = form === requestForms.anthropic || (form === requestForms.body && this.output.isAnthropic);
    return isAnthropic ? anthropicMessages : openaiChat;
  }

  private writeRequest(): RequestForm {
    const column = cellOf(this.places.request);
    if (column < 0) return column === NO_CELL ? requestForms.plain : requestForms.parse;
    const form = this.input.write(this.cells, column);
    const isCut = this.mayBeCut && form === requestForms.plain && beginsAsJson(this.toEvent.event.text);
    return isCut ? requestForms.parse : form;
  }

  /** False when the answer decides on how the request is read. */
  private writeRest(form: RequestForm): boolean {
    const isChat = form !== requestForms.plain;
    this.output.isAnthropic = false;
    const isWritten = this.writeResponse(form);
    if (!isWritten && (form >= requestForms.body || this.mayBeCut)) return false;
    this.writeParameters();
    if (!isWritten) this.parseResponse(isChat);
    if (this.hasColumns) this.writeColumns();
    return true;
  }

  private writeResponse(form: RequestForm): boolean {
    const isChat = form !== requestForms.plain;
    const column = cellOf(this.places.response);
    if (column < 0) return column === NO_CELL;
    const kind = this.cells.kinds[column];
    if (kind === cellKinds.text || kind === cellKinds.escaped) return this.writeWord(column, form);
    const { tape, tokens } = this.cells;
    return tape !== undefined && this.writeAnswer(tape, tokens[column] ?? NO_TOKEN, isChat);
  }

  private writeAnswer(tape: Tape, token: number, isChat: boolean): boolean {
    if (tape.kind(token) === cellKinds.object) return this.output.write(tape, token, isChat);
    return tape.kind(token) === cellKinds.array && !isChat && this.output.writeList(tape, token);
  }

  /** A bare string as answer: a class, or text the model wrote. */
  private writeWord(column: number, form: RequestForm): boolean {
    const isChat = form !== requestForms.plain;
    const { event, scratch, stringOutput } = this.toEvent.target;
    const { outputText, label } = event;
    putString(outputText, scratch, this.cells, column);
    const { bytes, start, end } = outputText;
    if (mayHoldJson(outputText)) return this.writeInner(outputText, isChat);
    const isOdd = (this.mayBeCut && beginsAsJson(outputText)) || mayHoldBase64(outputText);
    const needsParsing = form >= requestForms.body || needsLook(bytes[start] ?? 0, isChat) || isOdd;
    if (end - start <= LONGEST_PLACEHOLDER || needsParsing) {
      outputText.clear();
      return false;
    }
    if (!isChat && stringOutput === 'label' && isLabel(bytes, start, end)) {
      label.set(bytes, start, end);
      outputText.clear();
    }
    return true;
  }

  /** An answer that was written as text. */
  private writeInner(text: TextSlice, isChat: boolean): boolean {
    const { cells, inner } = this;
    const tape = inner.read(text, cells.tape);
    text.clear();
    return tape !== undefined && this.writeAnswer(tape, inner.token, isChat);
  }

  private parseResponse(isChat: boolean): void {
    const { target } = this.toEvent;
    const response = bodyOf(this.value('response'));
    if (isChat) writeAnswer(response, target);
    else writePlainAnswer(answerOfRow(response, 0, 1), response, target);
  }

  private writeParameters(): void {
    const { event } = this.toEvent;
    const place = this.places.parameters;
    const column = place?.cell() ?? NO_CELL;
    if (place === undefined || column === NO_CELL) return;
    if (this.writeParameterCell(column)) {
      event.hasParameters = true;
      return;
    }
    const parameters = bodyOf(place.value());
    if (isRecord(parameters)) event.hasParameters = true;
    writeParameters(parameters, event);
  }

  private writeParameterCell(column: number): boolean {
    const { cells, inner, innerText, parameters } = this;
    const { event } = this.toEvent;
    if (cells.kinds[column] === cellKinds.object && cells.tape !== undefined)
      return parameters.write(cells.tape, cells.tokens[column] ?? NO_TOKEN, event);
    if (cells.kinds[column] !== cellKinds.text) return false;
    innerText.set(cells.bytes[column] ?? NONE, cells.starts[column] ?? 0, cells.ends[column] ?? 0);
    const tape = inner.read(innerText, cells.tape);
    return tape?.kinds[inner.token] === cellKinds.object && parameters.write(tape, inner.token, event);
  }

  private writeColumns(): void {
    const { envelope, toEvent } = this;
    if (this.writeLabelAlone()) return;
    for (const slot of answerSlots) envelope[slot] = this.value(slot);
    toEvent.writeColumns(envelope, 0, 1);
  }

  /** The label as a word, where it is the only column of an answer that is filled. */
  private writeLabelAlone(): boolean {
    const { cells } = this;
    const { event } = this.toEvent;
    if (cellOf(this.places.probabilities) !== NO_CELL) return false;
    if (cellOf(this.places.outputText) !== NO_CELL) return false;
    const column = cellOf(this.places.label);
    if (column === NO_CELL) return true;
    if (column < 0 || cells.kinds[column] !== cellKinds.text) return false;
    if (!this.isMissing('label'))
      event.label.set(cells.bytes[column] ?? NONE, cells.starts[column] ?? 0, cells.ends[column] ?? 0);
    return true;
  }

  private wasAnswered(): boolean {
    const { status } = this.toEvent.event;
    if (!Number.isNaN(status)) return isAnswered(status);
    return (
      !this.reader.hasOutputs ||
      !this.isMissing('response') ||
      !this.isMissing('label') ||
      !this.isMissing('outputText')
    );
  }

  private isMissing(slot: BodySlot): boolean {
    const place = this.places[slot];
    const column = cellOf(place);
    if (column === NO_CELL) return true;
    if (place?.isEmptied === true) return isMissing(place.value());
    const kind = this.cells.kinds[column];
    if (kind === cellKinds.object || kind === cellKinds.array) return false;
    if (kind !== cellKinds.text) return isMissing(this.value(slot));
    const start = this.cells.starts[column] ?? 0;
    const end = this.cells.ends[column] ?? 0;
    return isPlaceholderAt(this.cells.bytes[column] ?? NONE, start, end);
  }

  private value(slot: BodySlot): unknown {
    return this.places[slot]?.value();
  }

  /** Forgets what was written of the request, which turned out to be something else. */
  private startAgain(forgetModel: boolean): void {
    const { event } = this.toEvent;
    event.clearBody();
    if (forgetModel) event.model.clear();
  }
}

const NONE = new Uint8Array(0);

/** A text that begins like an object or a list: where it was not read as one, it is cut. */
function beginsAsJson({ bytes, start, end }: TextSlice): boolean {
  let at = start;
  while (at < end && (bytes[at] ?? 0) <= 0x20) at += 1;
  return at < end && (bytes[at] === 0x7b || bytes[at] === 0x5b);
}
