/** What is known of one suspect's use, as names and values. */
import type { AccountFinding } from '../../findings/findings.js';
import { BRIEF_TEXT } from '../../findings/how-much.js';
import { count, measure, minute, minuteInZone, period, plural } from '../numbers.js';
import { cleaned } from './cleaned.js';

/** Names of software, models or endpoints in one line. */
const NAMES = 8;
/** Longest sentence of a person. Code units. */
const LONGEST = 400;

function namesText(names: readonly string[]): string {
  const more = names.length - NAMES;
  return (
    names
      .slice(0, NAMES)
      .map((name) => cleaned(name))
      .join(', ') + (more > 0 ? ` and ${String(more)} more` : '')
  );
}

function verdictText({ verdict, reason, author, lapsed }: NonNullable<AccountFinding['verdict']>): string {
  const by = author === null ? '' : ` (${cleaned(author)})`;
  return `${lapsed === null ? verdict : cleaned(lapsed)}: ${cleaned(reason, LONGEST)}${by}`;
}

export function factsOf(account: AccountFinding): [string, string][] {
  const { sources, tokensIn, tokensOut, errorShare, surge, past, change, verdict } = account;
  const number = (value: number): string => (Number.isInteger(value) ? count(value) : measure(value));
  const facts: [string, string][] = [
    ['seen', period(account.firstSeen, account.lastSeen)],
    ['requests', number(account.requests)],
    ['rows', number(account.rows)],
    ['distinct inputs', number(account.distinctInputs)],
    [
      'tokens in, out',
      tokensIn === null && tokensOut === null ? '' : `${number(tokensIn ?? 0)}, ${number(tokensOut ?? 0)}`,
    ],
    ['failed', errorShare === null ? '' : `${number(100 * errorShare)} %`],
    ['addresses, networks', sources.addresses === 0 ? '' : `${number(sources.addresses)}, ${number(sources.networks)}`],
    [
      'surge',
      surge === null
        ? ''
        : `${surge.kind}, ${minute(surge.from)} to ${minuteInZone(surge.to)}: ${number(surge.requests)} requests where its own history makes expect ${count(surge.expected)}`,
    ],
    [
      'its own past',
      past === undefined
        ? ''
        : `${number(past.lastRows)} rows on ${cleaned(past.lastDay)}, usually ${measure(past.usualRows)} a day (${plural(past.days, 'day')})`,
    ],
    [
      'since last run',
      change === undefined ? '' : `${change.status}, first stood out ${minuteInZone(change.firstSeen)}`,
    ],
    ['verdict', verdict === undefined ? '' : verdictText(verdict)],
    ['agents', namesText(sources.agents)],
    ['models', namesText(sources.models)],
    ['endpoints', namesText(sources.endpoints)],
    ['told', account.brief === true ? BRIEF_TEXT : ''],
  ];
  return facts.filter(([, text]) => text !== '');
}
