/** Requests that carry several inputs: which part of the answer belongs to which. */
import { isRecord, own } from '../values.js';
import type { RawRecord } from '../values.js';
import { scoresBesideNames } from './named-scores.js';

export const ANSWER_LISTS = [
  ...['predictions', 'outputs', 'results', 'data', 'labels', 'translations', 'summaries'],
  ...['classifications', 'documents', 'responses'],
];

/** The answer to one row: its element of an aligned list, or the whole answer where there is one row only. */
export function answerOfRow(response: unknown, row: number, rows: number): unknown {
  if (Array.isArray(response)) return loneTranslation(elementOf(response, row, rows));
  if (!isRecord(response)) return rows === 1 ? response : undefined;
  const inner = alignedList(response, rows) === undefined ? inData(response) : response;
  if (rows === 1 && scoresBesideNames(inner) !== undefined) return inner;
  const list = alignedList(inner, rows);
  if (list !== undefined) return elementOf(list, row, rows);
  return rows === 1 ? inner : rowOfColumns(inner, row, rows);
}

/** Google Translation keeps its list of answers in `data`. */
function inData(response: RawRecord): RawRecord {
  const data = own(response, 'data');
  return isRecord(data) && ANSWER_LISTS.some((key) => Array.isArray(own(data, key))) ? data : response;
}

function alignedList(response: RawRecord, rows: number): readonly unknown[] | undefined {
  for (const key of ANSWER_LISTS) {
    const list = own(response, key);
    if (Array.isArray(list) && (list.length === rows || rows === 1)) return list as readonly unknown[];
  }
  return undefined;
}

/** Azure Translator answers each text with a list of one translation for each language. */
function loneTranslation(answer: unknown): unknown {
  const translations = isRecord(answer) ? own(answer, 'translations') : undefined;
  return Array.isArray(translations) && translations.length > 0 ? translations[0] : answer;
}

function elementOf(list: readonly unknown[], row: number, rows: number): unknown {
  if (list.length === rows) return list[row];
  return rows === 1 ? list : undefined;
}

/** `{"label": ["a", "b"], "probs": [[...], [...]]}`: answers kept by column. */
function rowOfColumns(response: Readonly<Record<string, unknown>>, row: number, rows: number): unknown {
  const answer: Record<string, unknown> = {};
  for (const key of Object.keys(response)) {
    const column = response[key];
    if (Array.isArray(column) && column.length === rows) answer[key] = column[row];
  }
  return answer;
}

/** The value of a flat column, parsed, for one row: its element when the column holds a list of one entry a row. */
export function columnOfRow(value: unknown, row: number, rows: number): unknown {
  if (rows === 1) return value;
  return Array.isArray(value) && value.length === rows ? (value as readonly unknown[])[row] : undefined;
}
