/** Classes and their scores as cloud services write them: names beside scores, lists under names of their own, a score inside an object for each class. */
import { isRecord, own } from '../values.js';
import type { RawRecord } from '../values.js';
import { firstNumber } from './probabilities.js';

/** Lists of names that stand beside a list of scores, one for each. */
export const NAME_LISTS = ['labels', 'classes', 'displayNames', 'display_names', 'class_names', 'classNames'];
/** Where such scores stand. */
const BESIDE_NAMES = ['scores', 'confidences', 'probabilities', 'probs'];
/** Lists of classes with their scores: Comprehend, Rekognition, Vision, Natural Language, Azure Vision, Clarifai. */
export const CLASS_LISTS = [
  ...['Classes', 'Labels', 'CustomLabels', 'ModerationLabels', 'labelAnnotations', 'categories'],
  ...['moderationCategories', 'tags', 'concepts'],
];
const NESTED_SCORES = ['confidence', 'score', 'probability'];

/** `{"labels": ["a", "b"], "scores": [0.7, 0.3]}`: each score with its name; undefined where there are no such lists. */
export function scoresBesideNames(value: RawRecord): readonly (readonly [string, unknown])[] | undefined {
  const names = firstList(value, NAME_LISTS);
  const scores = firstList(value, BESIDE_NAMES);
  if (names === undefined || scores?.length !== names.length || names.length === 0) return undefined;
  return names.every((name) => typeof name === 'string')
    ? names.map((name, i): readonly [string, unknown] => [name, scores[i]])
    : undefined;
}

/** A list of scored classes under one of its names, or `{"a": {"confidence": 0.7}, "b": {"confidence": 0.3}}` under `labels`. */
export function scoredClasses(value: RawRecord): unknown {
  const list = firstList(value, CLASS_LISTS);
  if (list !== undefined) return list.length > 0 && list.every(isRecord) ? list : undefined;
  const labels = own(value, 'labels');
  if (!isRecord(labels)) return undefined;
  const pairs = Object.keys(labels).map((name) => [name, nestedScore(labels[name])] as const);
  return pairs.length > 0 && pairs.every(([, score]) => !Number.isNaN(score)) ? pairs : undefined;
}

function nestedScore(value: unknown): number {
  return isRecord(value) ? firstNumber(value, NESTED_SCORES) : NaN;
}

function firstList(value: RawRecord, keys: readonly string[]): readonly unknown[] | undefined {
  for (const key of keys) {
    const list = own(value, key);
    if (Array.isArray(list)) return list as readonly unknown[];
  }
  return undefined;
}
