/** Shapes of what a state and verdicts add to the document; all of it may be absent. */
import { changeStatuses, levels, verdictKinds } from './findings.js';
import type {
  ChangeFinding,
  ChangesFinding,
  PastFinding,
  ResolvedFinding,
  SharpeningFinding,
  StateFinding,
  VerdictFinding,
} from './findings.js';
import { flag, listOf, number, objectOf, oneOf, optional, orNull, type ShapesOf, text } from './shape.js';

export const sharpening = objectOf({
  confirmed: number,
  dismissed: number,
  needed: number,
  weights: listOf(
    objectOf({ pattern: text, from: number, to: number } satisfies ShapesOf<SharpeningFinding['weights'][number]>),
  ),
  pairs: objectOf({ all: number, before: number, after: number } satisfies ShapesOf<SharpeningFinding['pairs']>),
} satisfies ShapesOf<SharpeningFinding>);

export const change = objectOf({
  status: oneOf(changeStatuses),
  fingerprint: text,
  firstSeen: text,
  previousLevel: orNull(oneOf(levels)),
  previousSuspicion: orNull(number),
} satisfies ShapesOf<ChangeFinding>);

export const changes = objectOf({
  since: orNull(text),
  counts: objectOf({
    new: number,
    returned: optional(number),
    ongoing: number,
    escalated: number,
    eased: number,
    resolved: number,
  } satisfies ShapesOf<ChangesFinding['counts']>),
  resolved: listOf(
    objectOf({
      account: text,
      fingerprint: text,
      previousLevel: oneOf(levels),
      previousSuspicion: number,
      firstSeen: text,
      suppressed: optional(flag),
    } satisfies ShapesOf<ResolvedFinding>),
  ),
} satisfies ShapesOf<ChangesFinding>);

export const state = objectOf({
  from: orNull(text),
  to: orNull(text),
  runs: number,
  bytes: number,
  added: objectOf({ read: number, events: number, rejected: number, skipped: number } satisfies ShapesOf<
    StateFinding['added']
  >),
  knownInputs: listOf(text),
} satisfies ShapesOf<StateFinding>);

export const past = objectOf({
  days: number,
  usualRows: number,
  lastDay: text,
  lastRows: number,
} satisfies ShapesOf<PastFinding>);

export const verdict = objectOf({
  verdict: oneOf(verdictKinds),
  reason: text,
  author: orNull(text),
  expires: orNull(text),
  suppressed: flag,
  lapsed: orNull(text),
} satisfies ShapesOf<VerdictFinding>);
