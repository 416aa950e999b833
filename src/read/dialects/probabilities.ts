/** Class probabilities and scores as they come back: how many, the two best, their entropy, and the class they favour. */
import type { EventView } from '../../events/event.js';
import { asNumber, isRecord, own } from '../values.js';

/** Rounded probabilities may stick out of 0..1 by as much. */
const SLACK = 1e-6;
/** Fewer numbers of length 1 may be scores by chance. */
const SHORTEST_EMBEDDING = 16;
const UNIT_SLACK = 0.02;
const LABEL_KEYS = [
  ...['label', 'class', 'name', 'className', 'class_name', 'category', 'token', 'text'],
  ...['Name', 'tagName', 'description', 'display_name', 'displayName'],
];
const SCORE_KEYS = ['score', 'probability', 'prob', 'p', 'confidence', 'value', 'Score'];
/** Rekognition's, of a hundred. */
const PERCENT_KEYS = ['Confidence'];
const LOG_KEYS = ['logprob', 'log_prob', 'logProbability', 'log_probability'];

interface Scored {
  readonly label: string;
  readonly score: number;
}

/**
 * Fills probability count, margin and entropy from `{label: p}`, `[p, ...]`, `[{label, score}, ...]` or `[[label, p], ...]`.
 * Scores outside 0..1 (logits) are counted but give no margin. The entropy is that of the returned values made to sum to 1.
 * @returns the class with the largest score, undefined when the value is no list of scores
 */
export function writeProbabilities(value: unknown, event: EventView): string | undefined {
  const tally = new Tally();
  const labels: string[] = [];
  if (Array.isArray(value)) {
    for (let i = 0; i < value.length; i += 1) {
      const scored = scoredItem(value[i], i);
      if (scored === undefined) return undefined;
      labels.push(scored.label);
      tally.add(scored.score);
    }
  } else if (isRecord(value)) {
    for (const label of Object.keys(value)) {
      const score = asNumber(value[label]);
      if (Number.isNaN(score)) return undefined;
      labels.push(label);
      tally.add(score);
    }
  }
  if (tally.count === 0) return undefined;
  tally.fill(event);
  return labels[tally.bestAt] ?? '';
}

/** An element of a list of scores: a bare number (its class is its position), `{label, score}` or `[label, score]`. */
function scoredItem(item: unknown, position: number): Scored | undefined {
  if (typeof item === 'number') return { label: String(position), score: item };
  if (Array.isArray(item) && item.length === 2 && typeof item[0] === 'string')
    return scored(item[0], asNumber(item[1]));
  if (!isRecord(item)) return undefined;
  const label = firstLabel(item) ?? String(position);
  const score = firstNumber(item, SCORE_KEYS);
  if (!Number.isNaN(score)) return scored(label, score);
  const percent = firstNumber(item, PERCENT_KEYS);
  return scored(label, Number.isNaN(percent) ? Math.exp(firstNumber(item, LOG_KEYS)) : percent / 100);
}

function scored(label: string, score: number): Scored | undefined {
  return Number.isNaN(score) ? undefined : { label, score };
}

/** The first of the named fields that is a number; NaN without one. */
export function firstNumber(item: Readonly<Record<string, unknown>>, keys: readonly string[]): number {
  for (const key of keys) {
    const value = asNumber(own(item, key));
    if (!Number.isNaN(value)) return value;
  }
  return NaN;
}

function firstLabel(item: Readonly<Record<string, unknown>>): string | undefined {
  for (const key of LABEL_KEYS) {
    const value = own(item, key);
    if (typeof value === 'string') return value;
    if (typeof value === 'number') return String(value);
  }
  return undefined;
}

/** Scores one by one, in their order. */
export class Tally {
  count = 0;
  /** Position of the first of the largest scores; -1 when none is larger than minus infinity. */
  bestAt = -1;
  private best = -Infinity;
  private second = -Infinity;
  private sum = 0;
  private plogp = 0;
  private squares = 0;
  private areProbabilities = true;

  clear(): void {
    this.count = 0;
    this.bestAt = -1;
    this.best = -Infinity;
    this.second = -Infinity;
    this.sum = 0;
    this.plogp = 0;
    this.squares = 0;
    this.areProbabilities = true;
  }

  add(score: number): void {
    if (score > this.best) {
      this.second = this.best;
      this.best = score;
      this.bestAt = this.count;
    } else if (score > this.second) this.second = score;
    this.count += 1;
    this.squares += score * score;
    if (score < -SLACK || score > 1 + SLACK) this.areProbabilities = false;
    if (score > 0) {
      this.sum += score;
      this.plogp += score * Math.log2(score);
    }
  }

  fill(event: EventView): void {
    if (this.isEmbedding()) {
      this.bestAt = -1;
      return;
    }
    event.probabilityCount = this.count;
    if (this.count < 2 || !this.areProbabilities) return;
    event.margin = this.best - this.second;
    // H of p/s is log2 s - sum(p log2 p)/s.
    if (this.sum > 0) event.outputEntropyBits = Math.max(0, Math.log2(this.sum) - this.plogp / this.sum);
  }

  /** A vector of length 1 on both sides of zero is a place in space; scores of classes have no such length. */
  private isEmbedding(): boolean {
    return this.count >= SHORTEST_EMBEDDING && !this.areProbabilities && Math.abs(this.squares - 1) < UNIT_SLACK;
  }
}
