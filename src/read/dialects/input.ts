/** One input, whatever its JSON shape, into the event: text, named fields, a vector, or known to be hidden. */
import { inputKinds } from '../../events/event.js';
import type { EventView } from '../../events/event.js';
import { pictureIn, writePicture } from '../pictures/picture-input.js';
import { isRecord, own } from '../values.js';
import type { RawRecord } from '../values.js';
import { turnsIn } from './chat-template.js';
import { writeMessages } from './conversation.js';
import type { Target } from './dialect.js';
import { writeFields } from './field-row.js';
import { putText } from './text.js';
import { writtenNumbers } from './written-numbers.js';

/** Numbers in one vector: a large image has as many; the rest is not looked at. */
const MOST_NUMBERS = 1 << 20;

export function writeInput(value: unknown, target: Target): void {
  const { event } = target;
  const picture = pictureIn(value);
  if (picture !== undefined) writePicture(picture, target);
  else if (typeof value === 'string') writeNumbersOrText(value, target);
  else if (typeof value === 'number' || typeof value === 'bigint') {
    event.inputKind = inputKinds.vector;
    event.vectorLength = 0;
    addNumber(event, Number(value));
  } else if (typeof value === 'boolean') writeText(String(value), target);
  else if (Array.isArray(value)) writeArray(value, target);
  else if (isRecord(value)) writeObject(value, target);
}

function writeNumbersOrText(text: string, target: Target): void {
  const numbers = writtenNumbers(text);
  if (numbers === undefined) writeText(text, target);
  else writeArray(numbers, target);
}

/** A text; one that a conversation was written into becomes that conversation. */
export function writeText(text: string, target: Target): void {
  const turns = turnsIn(text);
  if (turns === undefined) putText(text, target);
  else writeMessages(turns, target);
}

function writeArray(values: readonly unknown[], { event }: Target): void {
  if (values.length === 0) return;
  event.vectorLength = 0;
  if (addNumbers(event, values, 0)) {
    event.inputKind = inputKinds.vector;
  } else {
    event.vectorLength = 0;
    fieldsOf(values, event);
  }
}

/** False when anything but finite numbers, nested or not, is in the array. */
function addNumbers(event: EventView, values: readonly unknown[], depth: number): boolean {
  for (const value of values) {
    if (typeof value === 'number' && Number.isFinite(value)) addNumber(event, value);
    else if (!Array.isArray(value) || depth >= 6 || !addNumbers(event, value, depth + 1)) return false;
  }
  return true;
}

function addNumber(event: EventView, value: number): void {
  if (event.vectorLength >= MOST_NUMBERS) return;
  if (event.vectorLength === event.vector.length) {
    const longer = new Float64Array(event.vector.length * 2);
    longer.set(event.vector);
    event.vector = longer;
  }
  event.vector[event.vectorLength] = value;
  event.vectorLength += 1;
}

function writeObject(value: RawRecord, target: Target): void {
  const stand = standIn(value);
  if (stand === undefined) fieldsOf(value, target.event);
  else {
    target.event.inputKind = inputKinds.hidden;
    target.scratch.put(target.event.text, stand);
  }
}

function fieldsOf(value: unknown, event: EventView): void {
  writeFields(value, event.fields);
  if (event.fields.count > 0) event.inputKind = inputKinds.fields;
}

/** `{"b64": ...}`, `{"hash": ...}`: bytes we do not look into, or a hash; both tell equal inputs apart from others. */
function standIn(value: RawRecord): string | undefined {
  const keys = Object.keys(value);
  if (keys.length !== 1) return undefined;
  const word = own(value, 'b64') ?? own(value, 'hash') ?? own(value, 'sha256');
  return typeof word === 'string' ? word : undefined;
}
