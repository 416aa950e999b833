/** What is known of one suspect's use, as names and values. */
import type { AccountFinding } from '../../findings/findings.js';
import { count, measure, period } from '../numbers.js';
import { cleaned } from './cleaned.js';

/** Names of software, models or endpoints in one line. */
const NAMES = 8;

function namesText(names: readonly string[]): string {
  const more = names.length - NAMES;
  return (
    names
      .slice(0, NAMES)
      .map((name) => cleaned(name))
      .join(', ') + (more > 0 ? ` and ${String(more)} more` : '')
  );
}

export function factsOf(account: AccountFinding): [string, string][] {
  const { sources, tokensIn, tokensOut, errorShare } = account;
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
    ['agents', namesText(sources.agents)],
    ['models', namesText(sources.models)],
    ['endpoints', namesText(sources.endpoints)],
  ];
  return facts.filter(([, text]) => text !== '');
}
