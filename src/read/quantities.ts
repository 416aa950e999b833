/** Answers that are amounts and not classes: prices, scores and delays name no class, and no two are called different for it. */
import type { TextSlice } from '../events/event.js';
import { LABELS } from './dialects/output.js';
import { ANSWER_LISTS } from './dialects/rows.js';
import { Envelope } from './presets/preset.js';
import type { EnvelopeReader } from './presets/preset.js';
import { asNumber, isRecord, own, unescapeJson } from './values.js';
import type { RawRecord } from './values.js';

const MINUS = 0x2d;
const POINT = 0x2e;
const ZERO = 0x30;
const NINE = 0x39;
/** Fewer answers tell nothing about whole numbers. */
const LEAST_ANSWERS = 8;
/** Share of broken numbers that tells that the whole ones are amounts as well. */
const BROKEN_SHARE = 0.1;
/** Names of classes are numbered densely: amounts leave more than this many numbers out for each one used. */
const SPARSE = 50;
const MANY = 20;
const DEEPEST = 4;

/** True for a label that is a broken number such as `12.5`, and with `wholeToo` for any number; `1.0` is the class 1. */
export function isQuantity({ bytes, start, end }: TextSlice, wholeToo: boolean): boolean {
  let at = bytes[start] === MINUS ? start + 1 : start;
  if (at >= end) return false;
  let isBroken = false;
  let isBehindPoint = false;
  for (; at < end; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte === POINT && !isBehindPoint) isBehindPoint = true;
    else if (byte < ZERO || byte > NINE) return false;
    else if (isBehindPoint && byte !== ZERO) isBroken = true;
  }
  return isBroken || wholeToo;
}

/** Whether whole numbers that come back in this log are amounts, as far as its first records tell. */
export function wholeAreQuantities(reader: EnvelopeReader, sample: readonly RawRecord[]): boolean {
  const answers = new Answers();
  const envelope = new Envelope();
  for (const record of sample) {
    reader.read(record, envelope);
    answers.add(unescapeJson(envelope.label), 0);
    answers.add(unescapeJson(envelope.response), 0);
  }
  return areQuantities(answers.numbers());
}

function areQuantities(numbers: readonly number[]): boolean {
  if (numbers.length < LEAST_ANSWERS) return false;
  const broken = numbers.filter((number) => !Number.isInteger(number)).length;
  if (broken >= BROKEN_SHARE * numbers.length) return true;
  const distinct = new Set(numbers);
  const below = [...distinct].filter((number) => number < 0).length;
  return below > 2 || (distinct.size >= MANY && spanOf(distinct) > SPARSE * distinct.size);
}

/** From the least to the greatest; of a list that one record may have made too long for arguments. */
function spanOf(numbers: Iterable<number>): number {
  let least = Infinity;
  let greatest = -Infinity;
  for (const number of numbers) {
    least = Math.min(least, number);
    greatest = Math.max(greatest, number);
  }
  return greatest - least;
}

/** The numbers that came back as answers of their own, not as scores of classes. */
class Answers {
  private readonly single: number[] = [];
  /** Lists of numbers: answers to several rows where their lengths differ, scores of classes where they do not. */
  private readonly lists: (readonly number[])[] = [];

  numbers(): readonly number[] {
    const lengths = new Set(this.lists.map(({ length }) => length));
    return lengths.size > 1 || lengths.has(1) ? [...this.single, ...this.lists.flat()] : this.single;
  }

  add(value: unknown, depth: number): void {
    const number = asNumber(value);
    if (!Number.isNaN(number)) this.single.push(number);
    else if (depth < DEEPEST && Array.isArray(value)) this.addList(value, depth);
    else if (depth < DEEPEST && isRecord(value)) this.addObject(value, depth);
  }

  private addList(values: readonly unknown[], depth: number): void {
    if (values.every((value) => typeof value === 'number')) this.lists.push(values);
    else for (const value of values) if (isRecord(value) || isSingle(value)) this.add(value, depth + 1);
  }

  private addObject(value: RawRecord, depth: number): void {
    for (const key of LABELS) {
      const label = asNumber(own(value, key));
      if (!Number.isNaN(label)) this.single.push(label);
    }
    for (const key of ANSWER_LISTS) {
      const list = own(value, key);
      if (Array.isArray(list)) this.add(list, depth + 1);
    }
  }
}

function isSingle(value: unknown): boolean {
  return Array.isArray(value) && value.length === 1;
}
