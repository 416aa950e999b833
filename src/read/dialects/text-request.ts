/** Requests of text services: a text or several, beside options such as the language to translate into or the size of a vector. */
import { plainName } from '../column-name.js';
import { writtenNumbers } from './written-numbers.js';
import { pictureIn } from '../pictures/picture-input.js';
import { isRecord, own } from '../values.js';
import type { RawRecord } from '../values.js';
import { hashOfBeside } from './attachments.js';
import type { Target } from './dialect.js';
import { writeInput, writeText } from './input.js';
import { isParameterName } from './parameters.js';

/** Where the text stands, best first. */
export const TEXT_KEYS = [
  ...['prompt', 'input', 'inputs', 'inputText', 'query', 'question', 'q', 'text', 'texts', 'Text'],
  ...['content', 'contents', 'document', 'documents', 'article', 'passage', 'sentence', 'sentences', 'source_text'],
];
/** Words, lists or objects that say how to answer, and texts that are the same for everybody. */
const OPTIONS = new Set(
  [
    'model model_id user id session_id metadata mode task task_type format mime_type style tone domain',
    'source target source_lang target_lang source_language target_language source_language_code target_language_code',
    'from to lang language languages language_code country_hint encoding_type voice response_format formality',
    'glossary glossary_id split_sentences preserve_formatting tag_handling',
    'encoding_format input_type embedding_types output_dtype normalize normalized truncate truncation auto_truncate',
    'truncation_direction prompt_name late_chunking length summary_length priority instruction',
  ]
    .join(' ')
    .split(' ')
    .map(plainName),
);
/** Options that are numbers. */
const SIZES = new Set(
  'speed dimensions output_dimension output_dimensionality min_length num_sentences sentence_count max_sentences ratio top_n num_beams length'
    .split(' ')
    .map(plainName),
);
/** Further texts that belong to the input: they tell it from others. */
const COMPANIONS = new Set(
  'suffix context title subject headline text_pair hypothesis file_name path'.split(' ').map(plainName),
);

/** Questions, and what is ranked by them. */
const QUESTIONS = new Set(['query', 'question']);
const RANKED = new Set(['documents', 'texts', 'passages', 'sentences', 'contexts']);

export interface AskedText {
  readonly text: string | readonly string[];
  /** Tells what stands beside the text from what stands beside others; 0 where nothing does. */
  readonly attachments: number;
}

/** The text of a request that consists of it and of options; undefined for a row of features that has a text among others. */
export function textRequest(request: RawRecord): AskedText | undefined {
  const place = TEXT_KEYS.find((key) => textsIn(own(request, key)) !== undefined);
  const text = place === undefined ? undefined : textsIn(own(request, place));
  if (place === undefined || text === undefined) return undefined;
  const beside: unknown[] = [];
  for (const key of Object.keys(request)) {
    if (key === place || isParameterName(key)) continue;
    const value = own(request, key);
    if (isCompanion(key, place, value)) beside.push(value);
    else if (!isOption(plainName(key), value)) return undefined;
  }
  return { text, attachments: hashOfBeside(beside) };
}

/** Writes one row: an object that is a text with options as that text, anything else as it is. */
export function writeRow(row: unknown, target: Target): void {
  const asked = isRecord(row) ? textRequest(row) : undefined;
  if (asked === undefined || typeof asked.text !== 'string' || isNoText(asked.text)) {
    writeInput(row, target);
    return;
  }
  writeText(asked.text, target);
  target.event.attachments = asked.attachments;
}

function isNoText(text: string): boolean {
  return pictureIn(text) !== undefined || writtenNumbers(text) !== undefined;
}

/** Passages to be ranked by a question are told apart and not looked into, as a text's title is. */
function isCompanion(key: string, place: string, value: unknown): boolean {
  if (typeof value === 'string') return COMPANIONS.has(plainName(key));
  return QUESTIONS.has(place) && RANKED.has(plainName(key)) && Array.isArray(value);
}

function isOption(name: string, value: unknown): boolean {
  return typeof value === 'number' ? SIZES.has(name) : OPTIONS.has(name);
}

/** A text, several, or what Gemini and others wrap one in. */
function textsIn(value: unknown): string | readonly string[] | undefined {
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) {
    if (value.length === 0) return undefined;
    const texts = value.map((item: unknown) => (isRecord(item) ? loneText(item) : item));
    return texts.every((text) => typeof text === 'string') ? texts : undefined;
  }
  if (!isRecord(value)) return undefined;
  if (typeof own(value, 'content') === 'string') return loneText(value);
  const parts = own(value, 'parts');
  return Array.isArray(parts) && parts.length === 1 && isRecord(parts[0]) ? loneText(parts[0]) : undefined;
}

/** Azure numbers the texts of a request, Google says which form they have; both say the language. */
const ABOUT_A_TEXT = new Set(['id', 'type', 'language', 'languageCode', 'countryHint']);

function loneText(part: RawRecord): string | undefined {
  const key = ['text', 'Text', 'content'].find((name) => typeof own(part, name) === 'string');
  if (key === undefined || Object.keys(part).some((name) => name !== key && !ABOUT_A_TEXT.has(name))) return undefined;
  const text = own(part, key);
  return typeof text === 'string' ? text : undefined;
}
