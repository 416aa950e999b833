/** The suggested response: graded by level and exposure, concrete enough for a gateway, with what it would cost an honest account. */
import type { ResponseAction, ResponseRule, ResponseRules } from '../config/settings.js';
import { adviceFor } from './advice.js';
import type { ExposureFinding, Level, ResponseAdvice } from './findings.js';

/** What decides about one account. */
export interface ResponseCase {
  readonly level: Level;
  readonly pattern: string | null;
  readonly inCampaign: boolean;
  readonly exposure: ExposureFinding | null;
  /** Why the level is below what the suspicion alone would say; null where it is not. */
  readonly held: Held | null;
}

/** A level that something holds down: by the q-value (false-discovery rate), or, null, as a group is known by dealing alone or shows no sign of one hand. */
export interface Held {
  readonly from: Level;
  readonly qValue: number | null;
  readonly dealt: boolean;
}

/** The rules, and what ordinary accounts use, so that a rate can be named. */
export interface ResponseFrame {
  readonly rules: ResponseRules;
  /** Requests a day that all but `throttledShare` of the ordinary accounts stay below; null without times. */
  readonly ordinaryPerDay: number | null;
}

export function respond(found: ResponseCase, { rules, ordinaryPerDay }: ResponseFrame): ResponseAdvice {
  const { rule, reason } = ruleFor(found, rules);
  const action = actionOf(rule, found);
  const rate =
    action === 'throttle' && ordinaryPerDay !== null ? { requests: ordinaryPerDay, per: 'day' as const } : null;
  const decimals = action === 'round probabilities' ? rules.decimals : null;
  return { action, reason, cost: costOf(action, rules, rate), rate, decimals };
}

function ruleFor(
  { level, pattern, inCampaign, exposure, held }: ResponseCase,
  rules: ResponseRules,
): { readonly rule: ResponseRule; readonly reason: string } {
  const { title } = adviceFor(pattern);
  const why = heldText(held);
  if (level === 'none') return { rule: 'none', reason: 'behaves like comparable accounts' };
  if (level === 'watch')
    return { rule: rules.watch, reason: why === '' ? 'unusual, but not enough to act on' : `unusual, but ${why}` };
  if (level === 'critical' && exposure !== null && exposure.low >= rules.exposure) {
    return {
      rule: rules.exposed,
      reason: `strongly consistent with extraction, and a good copy could exist already: ${title}`,
    };
  }
  if (inCampaign)
    return { rule: rules.campaign, reason: `acts as one with other accounts, and the group ${title}${because(why)}` };
  if (level === 'critical') return { rule: rules.critical, reason: `strongly consistent with extraction: ${title}` };
  return { rule: rules.suspect, reason: `consistent with extraction: ${title}${because(why)}` };
}

const because = (why: string): string => (why === '' ? '' : `; ${why}`);

/** Else a reader sees a high suspicion beside a low level, and no reason. */
function heldText(held: Held | null): string {
  if (held === null) return '';
  const { from, qValue, dealt } = held;
  if (dealt)
    return `not ${from}, as its group is known by how one job was dealt out, and a class with a data set for each looks the same`;
  return qValue === null
    ? `not ${from}, as its group shows no sign of one hand`
    : `not ${from}, as chance alone may make some account of this log so unusual (q ${String(Number(qValue.toPrecision(2)))})`;
}

function actionOf(rule: ResponseRule, { level, pattern }: ResponseCase): ResponseAction {
  if (rule !== 'by pattern') return rule;
  const { measure } = adviceFor(pattern);
  return level === 'critical' && measure === 'watch' ? 'verify identity' : measure;
}

const COSTS: Readonly<Record<ResponseAction, string>> = {
  none: 'nothing',
  watch: 'nothing: the account notices no difference',
  throttle: 'longer batch times for a bulk customer; none for interactive use below the limit',
  'round probabilities': 'thresholds finer than the rounding; labels stay exact',
  'verify identity': 'one contact with the customer',
  'suspend pending review': 'an outage for an honest customer: review within the day',
};

function costOf(action: ResponseAction, { throttledShare }: ResponseRules, rate: ResponseAdvice['rate']): string {
  if (rate === null) return COSTS[action];
  const share = `${String(Math.round(100 * throttledShare))} % of the ordinary accounts ask more than that in a day`;
  return `${COSTS[action]}; ${share}`;
}

/**
 * The daily use that all but a share of the accounts stay below: a rate that hurts few.
 * @param perDay requests a day of every ordinary account, any order
 * @returns at least 1; null for none
 */
export function usualDailyRate(perDay: readonly number[], share: number): number | null {
  if (perDay.length === 0) return null;
  const sorted = [...perDay].sort((a, b) => a - b);
  const at = Math.min(sorted.length - 1, Math.max(0, Math.ceil((1 - share) * sorted.length) - 1));
  return Math.max(1, Math.ceil(sorted[at] ?? 1));
}
