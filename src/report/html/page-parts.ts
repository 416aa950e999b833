/** The sections of the page that stand there from the start: head, log quality, campaigns, ranking. */
import type { AccountFinding, CampaignFinding, Findings } from '../../findings/findings.js';
import { isNews, levels } from '../../findings/findings.js';
import { timeOf } from '../../findings/in-zone.js';
import { count, forMachines, minute, namedNumbers, period, plural, probability, score } from '../numbers.js';
import { changesText, openByLevel, suppressedText, upperFirst } from '../levels-text.js';
import { pseudonymsText } from '../pseudonyms-text.js';
import { cleaned } from './cleaned.js';
import { campaignPlot } from './overview-plots.js';
import { type Element, h, type Tree } from './tree.js';

/** Names of a campaign's members in one line. */
const MEMBERS = 12;

export function headPart(findings: Findings): Element {
  const { log, totals, tool, generatedAt } = findings;
  const renamed = pseudonymsText(findings);
  const counts = openByLevel(findings).map(({ level, number }) =>
    h('li', {}, h('b', { class: level }, count(number)), level),
  );
  const night = [suppressedText(findings), findings.changes === undefined ? '' : changesText(findings.changes)].filter(
    (text) => text !== '',
  );
  const { read, events, rejected, skipped } = log.records;
  const fates = `${plural(read, 'record')} read = ${plural(events, 'event')} + ${count(rejected)} rejected + ${count(skipped)} skipped`;
  return h(
    'header',
    {},
    h('h1', {}, 'Accounts that may be copying the model'),
    h(
      'p',
      {},
      `${period(log.from, log.to)}; ${plural(totals.accounts, 'account')}; ${plural(totals.campaigns, 'campaign')}. ${fates}.`,
    ),
    ...(log.incomplete ? [h('p', { class: 'bad' }, 'Incomplete: some input could not be read to its end.')] : []),
    h('ul', { class: 'counts', 'aria-label': 'Accounts by level' }, ...counts),
    ...(night.length === 0 ? [] : [h('p', {}, `${cleaned(upperFirst(night.join('; ')), 400)}.`)]),
    h(
      'p',
      { class: 'dim' },
      `Made by ${cleaned(tool.name)} ${cleaned(tool.version)} at ${cleaned(generatedAt)}. It ranks and explains; it proves nothing about anybody.`,
    ),
    ...(renamed === '' ? [] : [h('p', { class: 'dim' }, `All ${cleaned(renamed)}.`)]),
  );
}

export function qualityPart({ log, notApplicable }: Findings): Element {
  const rows = (log.quality ?? []).map(({ id, status, seen, effect }) =>
    h(
      'tr',
      {},
      h('th', { scope: 'row' }, cleaned(id)),
      h('td', { class: status }, status),
      h(
        'td',
        {},
        cleaned(seen, 400),
        ...(effect === '' ? [] : [h('span', { class: 'dim' }, ` ${cleaned(effect, 400)}.`)]),
      ),
    ),
  );
  const notes = log.notes.map((note) => h('p', { class: 'dim' }, cleaned(note, 400)));
  const missing = notApplicable.map(
    ({ id, missing: fields }) => `${cleaned(id)} (${fields.map((field) => cleaned(field)).join(', ')})`,
  );
  const lost =
    missing.length === 0 ? [] : [h('p', { class: 'dim' }, `Not applicable to this log: ${missing.join(', ')}.`)];
  const table = h('div', { class: 'scroll' }, h('table', {}, h('tbody', {}, ...rows)));
  return h(
    'section',
    { class: 'card', 'aria-labelledby': 'quality' },
    h('h2', { id: 'quality' }, 'How good the log is'),
    table,
    ...notes,
    ...lost,
  );
}

export function campaignPart(campaign: CampaignFinding, byName: ReadonlyMap<string, AccountFinding>): Element {
  const { id, level, suspicion, members, pattern, rows, links, reasons, pValue, exposure } = campaign;
  const names = members.slice(0, MEMBERS).flatMap((name, i): Tree[] => {
    const rank = byName.get(name)?.rank;
    const shown = h('bdi', {}, cleaned(name, 60));
    return [i === 0 ? '' : ', ', rank === undefined ? shown : h('a', { href: `#a${String(rank)}` }, shown)];
  });
  const more = members.length > MEMBERS ? ` and ${count(members.length - MEMBERS)} more` : '';
  const copied =
    exposure === null
      ? ''
      : ` Together a copy could give ${score(exposure.low)} to ${score(exposure.high)} of the answers.`;
  return h(
    'section',
    { class: 'card' },
    h('h3', {}, `Campaign ${cleaned(id, 20)} `, h('span', { class: level }, `${level} ${score(suspicion)}`)),
    campaignPlot(campaign, byName),
    h(
      'p',
      {},
      `${plural(members.length, 'account')}, ${plural(rows, 'row')}, pattern ${cleaned(pattern ?? 'none')}, p ${probability(pValue)}.${copied}`,
    ),
    h('p', {}, ...names, more),
    h(
      'p',
      { class: 'dim' },
      `Linked by ${cleaned(namedNumbers(links), 400) || 'nothing in particular'}. ${period(campaign.firstSeen, campaign.lastSeen)}.`,
    ),
    h('ul', {}, ...reasons.map((reason) => h('li', {}, cleaned(reason, 400)))),
    h(
      'details',
      {},
      h('summary', {}, 'Honest readings'),
      h('ul', {}, ...campaign.benign.map((reading) => h('li', {}, cleaned(reading, 400)))),
    ),
  );
}

const heads: readonly (readonly [key: string, title: string, style: string])[] = [
  ['rank', '#', 'number'],
  ['name', 'account', ''],
  ['level', 'level', ''],
  ['suspicion', 'suspicion', 'number'],
  ['exposure', 'exposure', 'wide number'],
  ['rows', 'rows', 'number wide'],
  ['campaign', 'campaign', 'wide'],
  ['seen', 'last seen', 'wide'],
];

export function rankingHead(): Element {
  const cells = heads.map(([key, title, style]) =>
    h(
      'th',
      { scope: 'col', class: style, 'aria-sort': key === 'rank' ? 'ascending' : 'none' },
      h('button', { type: 'button', 'data-sort': key }, title),
    ),
  );
  return h('thead', {}, h('tr', {}, ...cells, h('th', { scope: 'col', class: 'why' }, 'why')));
}

/** The level, and whether somebody should look at it since the last run. */
function levelCell({ level, change }: AccountFinding): Element {
  const news = isNews(change?.status) ? [h('span', { class: 'dim' }, ` ${change.status}`)] : [];
  return h('td', { class: level }, level, ...news);
}

export function rankingRow(account: AccountFinding): Element {
  const { rank, level, suspicion, exposure, rows, campaign, lastSeen, reasons, pattern } = account;
  const copied = exposure === null ? '-' : `${score(exposure.low)}–${score(exposure.high)}`;
  const seen = lastSeen === null ? NaN : timeOf(lastSeen);
  const name = cleaned(account.account);
  return h(
    'tr',
    {
      ...{
        id: `a${String(rank)}`,
        'data-rank': rank,
        'data-name': name,
        'data-level': levels.indexOf(level),
        'data-rows': rows,
      },
      ...{
        'data-suspicion': forMachines(suspicion),
        'data-exposure': exposure === null ? -1 : forMachines(exposure.high),
        'data-seen': Number.isNaN(seen) ? 0 : seen,
      },
      ...{ 'data-campaign': campaign === null ? 1e9 : Number(campaign.replace(/\D/g, '') || 1e8) },
      'data-search': cleaned(pattern ?? ''),
    },
    h('td', { class: 'number' }, count(rank)),
    h('td', { class: 'name' }, h('button', { type: 'button', 'aria-expanded': 'false' }, h('bdi', {}, name))),
    levelCell(account),
    h('td', { class: 'number' }, score(suspicion)),
    h('td', { class: 'wide number' }, copied),
    h('td', { class: 'number wide' }, count(rows)),
    h('td', { class: 'wide' }, cleaned(campaign ?? '-', 20)),
    h('td', { class: 'wide number' }, cleaned(minute(lastSeen), 16)),
    h('td', { class: 'why' }, cleaned(reasons[0] ?? '', 200)),
  );
}

export function controls(): Element {
  const options = levels.map((level, i) =>
    h('option', { value: i }, i === 0 ? 'all levels' : i === 3 ? level : `${level} and above`),
  );
  return h(
    'div',
    { class: 'controls', hidden: '' },
    h('label', {}, 'search ', h('input', { id: 'search', type: 'search', autocomplete: 'off' })),
    h('label', {}, 'level ', h('select', { id: 'level' }, ...options)),
    h('span', { id: 'shown', role: 'status', class: 'dim' }, ''),
  );
}
