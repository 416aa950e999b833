/** The tables of the protocol as Markdown. */
import { levels } from '../../src/findings/findings.js';
import { medianOf } from '../../src/stats/median.js';
import { pLevels } from '../evaluation.js';
import { ratio, table } from '../evaluation-report.js';
import { medianPositiveScore } from '../metrics.js';
import { honestOf, unitsOf, type JudgedAccount, type JudgedLog, type Unit } from './judged.js';
import {
  BIG,
  campaignsFound,
  estimate,
  isSolo,
  lineOf,
  meanRecall,
  precision,
  shareAbove,
  soloPrecision,
  soloRecall,
  type Interval,
} from './measures.js';

function interval({ value, low, high }: Interval): string {
  return Number.isNaN(value) ? '-' : `${value.toFixed(2)} (${low.toFixed(2)}-${high.toFixed(2)})`;
}

function isBig({ members }: Unit): boolean {
  return members.length >= BIG;
}

function byWord<Item>(items: readonly Item[], wordOf: (item: Item) => string): [string, Item[]][] {
  const groups = new Map<string, Item[]>();
  for (const item of items) groups.set(wordOf(item), [...(groups.get(wordOf(item)) ?? []), item]);
  return [...groups].sort(([one], [other]) => (one < other ? -1 : 1));
}

export function headline(logs: readonly JudgedLog[]): string {
  const heads = ['api', 'logs', 'honest', 'solos', 'solo AP', 'solo T1', 'all AP', `campaigns of ${BIG}+ found`];
  heads.push('groups', 'honest groups', 'honest suspect+');
  const rows = byWord(logs, ({ api }) => api).map(([api, own]) => {
    const honest = own.flatMap(honestOf);
    const groups = own.flatMap((log) => log.groups);
    const big = own.flatMap(unitsOf).filter(isBig);
    const found = estimate(own, campaignsFound, isBig);
    return [
      ...[api, String(own.length), String(honest.length), String(own.flatMap(unitsOf).filter(isSolo).length)],
      ...[interval(estimate(own, soloPrecision, isSolo)), interval(estimate(own, soloRecall, isSolo))],
      interval(estimate(own, precision, () => true)),
      big.length === 0 ? '-' : `${Math.round(found.value * big.length)} of ${big.length}`,
      ...[String(groups.length), String(groups.filter((group) => group.honest * 2 > group.members).length)],
      String(honest.filter(({ level }) => level === 'suspect' || level === 'critical').length),
    ];
  });
  return table(heads, rows);
}

/** Share of the honest accounts of its log that a unit's middle member outranks. */
function percentile(unit: Unit, honest: readonly JudgedAccount[]): number {
  const middle = medianPositiveScore(unit.members.map(({ score }) => ({ score, positive: true })));
  return honest.filter(({ score }) => score < middle).length / honest.length;
}

/** One row a word: recall at 1 % with its interval, and where the middle of the units stands among the honest accounts. */
export function unitTable(
  logs: readonly JudgedLog[],
  head: string,
  by: { picks(unit: Unit): boolean; wordOf(unit: Unit): string },
): string {
  const placed = logs.flatMap((log) => {
    const honest = honestOf(log);
    return unitsOf(log)
      .filter((unit) => by.picks(unit))
      .map((unit) => ({ unit, above: percentile(unit, honest) }));
  });
  const rows = byWord(placed, ({ unit }) => by.wordOf(unit)).map(([word, own]) => {
    const chosen = (unit: Unit): boolean => by.picks(unit) && by.wordOf(unit) === word;
    const recall = estimate(logs, meanRecall(chosen), chosen);
    return [
      word,
      String(own.length),
      interval(recall),
      `${(100 * medianOf(own.map(({ above }) => above))).toFixed(1)} %`,
    ];
  });
  return table([head, 'units', 'found at 1 %', 'above honest (median)'], rows);
}

/** Kinds of honest caller: how many stand above the 1 % line and above the median attacker, and what level they reach. */
export function personaTable(logs: readonly JudgedLog[]): string {
  const seen = logs.flatMap((log) => {
    const honest = honestOf(log);
    const line = lineOf({ honest });
    const attackers = log.accounts.filter(({ attack }) => attack !== '');
    const middle = medianPositiveScore(attackers.map(({ score }) => ({ score, positive: true })));
    return honest.map((account) => ({
      account,
      aboveLine: account.score >= line,
      aboveMiddle: account.score > middle,
    }));
  });
  const rows = byWord(seen, ({ account }) => account.persona)
    .map(([persona, own]) => {
      const share = (picks: (item: (typeof own)[number]) => boolean): number => own.filter(picks).length / own.length;
      return {
        persona,
        accounts: own.length,
        line: share(({ aboveLine }) => aboveLine),
        middle: share(({ aboveMiddle }) => aboveMiddle),
        loud: own.filter(({ account }) => levels.indexOf(account.level) >= levels.indexOf('suspect')).length,
      };
    })
    .filter(({ line, middle, loud }) => line + middle + loud > 0)
    .sort((one, other) => other.middle - one.middle || other.line - one.line);
  return table(
    ['persona', 'accounts', 'above the 1 % line', 'above the median attacker', 'suspect or critical'],
    rows.map(({ persona, accounts, line, middle, loud }) => [
      ...[persona, String(accounts), ratio(line), ratio(middle), String(loud)],
    ]),
  );
}

/** What the p- and q-values of the honest accounts do, by service. */
export function calibrationTable(logs: readonly JudgedLog[]): string {
  const rows = byWord(logs, ({ api }) => api).map(([api, own]) => {
    const pValues = own.flatMap(honestOf).flatMap(({ pValue }) => pValue ?? []);
    const rejected = own.flatMap(({ accounts }) => accounts).filter(({ qValue }) => qValue !== null && qValue <= 0.1);
    const wrong = rejected.filter(({ attack }) => attack === '').length;
    return [
      ...[api, String(pValues.length)],
      ...pLevels.map((level) => ratio(pValues.filter((value) => value < level).length / pValues.length)),
      ...[String(rejected.length), String(wrong), rejected.length === 0 ? '-' : ratio(wrong / rejected.length)],
    ];
  });
  const heads = ['api', 'honest p-values', ...pLevels.map((level) => `p < ${level}`)];
  return table([...heads, 'rejected at q .1', 'honest among them', 'share'], rows);
}

/** Campaigns one by one. */
export function campaignTable(logs: readonly JudgedLog[]): string {
  const rows = logs.flatMap((log) => {
    const line = lineOf({ honest: honestOf(log) });
    return unitsOf(log)
      .filter((unit) => !isSolo(unit))
      .map((unit) => {
        const best = log.groups.filter(({ campaign }) => campaign === unit.campaign);
        const recall = Math.max(0, ...best.map((group) => group.recall));
        return [
          ...[log.name, unit.campaign, unit.attack, unit.manner, String(unit.members.length)],
          ...[ratio(shareAbove(unit, line)), ratio(recall)],
        ];
      });
  });
  return table(['log', 'campaign', 'attack', 'manner', 'accounts', 'above the line', 'in one group'], rows);
}

/** All tables of a set. */
export function setReport(logs: readonly JudgedLog[]): string {
  const parts = [headline(logs)];
  for (const [api, own] of byWord(logs, (log) => log.api)) {
    const kinds = unitTable(own, 'attack', { picks: isSolo, wordOf: ({ attack }) => attack });
    parts.push(`#### ${api}: lone attackers by kind`, kinds);
  }
  const manners = { picks: isSolo, wordOf: ({ manner }: Unit) => manner };
  parts.push('#### Lone attackers by manner, all services', unitTable(logs, 'manner', manners));
  parts.push('#### Campaigns', campaignTable(logs), '#### Honest accounts that stand high', personaTable(logs));
  parts.push('#### p- and q-values', calibrationTable(logs));
  return `${parts.join('\n\n')}\n`;
}
