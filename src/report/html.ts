/** The findings as one page that needs nothing else: no network, no fonts, no scripts but its own. */
import { createHash } from 'node:crypto';
import type { Findings } from '../findings/findings.js';
import { jsonLine } from './json-lines.js';
import { detailData } from './html/detail-data.js';
import { accountPlot, accountsByName, trafficPlot } from './html/overview-plots.js';
import { campaignPart, controls, headPart, qualityPart, rankingHead, rankingRow } from './html/page-parts.js';
import { pageScript } from './html/page-script.js';
import { pageStyle } from './html/page-style.js';
import { indexPage } from './html/shared-data.js';
import { type Element, h, markup } from './html/tree.js';
import { count } from './numbers.js';
import { defineReporter, type RenderOptions } from './reporter.js';

function hashOf(text: string): string {
  return `'sha256-${createHash('sha256').update(text, 'utf8').digest('base64')}'`;
}

/** Only what stands in this very file may run or style, and nothing may be loaded or sent. */
function policy(script: string): string {
  const rules = ["default-src 'none'", `script-src ${hashOf(script)}`, `style-src ${hashOf(pageStyle)}`];
  return [...rules, 'img-src data:', "base-uri 'none'", "form-action 'none'"].join('; ');
}

function head(script: string): string {
  const parts = [
    h('meta', { charset: 'utf-8' }),
    h('meta', { 'http-equiv': 'Content-Security-Policy', content: policy(script) }),
    h('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
    h('meta', { name: 'referrer', content: 'no-referrer' }),
    h('title', {}, 'clonewatch: accounts that may be copying the model'),
    h('link', { rel: 'icon', href: 'data:,' }),
  ];
  return `<!doctype html>\n<html lang="en">\n<head>${parts.map(markup).join('\n')}\n<style>${pageStyle}</style>\n</head>\n<body>\n`;
}

/** Data that is no markup: nothing in it can end the element it stands in. */
function dataBlock(id: string, value: unknown): string {
  const text = jsonLine(value).replace(/[<>&]/g, (character) => `\\u00${character.charCodeAt(0).toString(16)}`);
  return `<script type="application/json" id="${id}">${text}</script>\n`;
}

function plotsPart(findings: Findings): Element[] {
  const { overview } = findings;
  if (overview === undefined) return [];
  const cards = [
    h(
      'section',
      { class: 'card' },
      h('h2', {}, 'Suspicion against exposure'),
      accountPlot(overview.accountMap, findings.accounts),
    ),
    ...(overview.traffic === null
      ? []
      : [
          h(
            'section',
            { class: 'card' },
            h('h2', {}, 'Traffic, and the suspects’ share'),
            trafficPlot(overview.traffic),
          ),
        ]),
  ];
  return [h('div', { class: 'grid' }, ...cards)];
}

function* rankingPart(findings: Findings): Iterable<string> {
  yield '<section class="card long" aria-labelledby="ranking"><h2 id="ranking">Ranking</h2>\n';
  yield `${markup(controls())}\n<div class="scroll"><table>${markup(rankingHead())}<tbody id="accounts">\n`;
  for (const account of findings.accounts) yield `${markup(rankingRow(account))}\n`;
  yield '</tbody></table></div>\n';
  const { length } = findings.accounts;
  if (length < findings.totals.accounts) {
    const left = `${count(length)} of ${count(findings.totals.accounts)} accounts are in this file.`;
    yield markup(h('p', { class: 'dim' }, left));
  }
  yield '</section>\n';
}

function* dataPart(findings: Findings, options: RenderOptions): Iterable<string> {
  const { index, shared } = indexPage(findings);
  yield dataBlock('shared', shared);
  for (const account of findings.accounts) {
    yield dataBlock(`a${String(account.rank)}-data`, detailData(account, index, options));
  }
}

export const html = defineReporter({
  id: 'html',
  title: 'A page for a browser',
  mediaType: 'text/html',
  extension: 'html',
  for: 'an analyst, and whoever the findings are handed to: one file, readable offline, on a phone and on paper',

  *render(findings, options) {
    const script = pageScript();
    const byName = accountsByName(findings);
    yield head(script);
    yield `${markup(headPart(findings))}\n<main>\n`;
    for (const part of plotsPart(findings)) yield `${markup(part)}\n`;
    yield* rankingPart(findings);
    if (findings.campaigns.length > 0) {
      const cards = findings.campaigns.map((campaign) => campaignPart(campaign, byName));
      yield `<h2>Campaigns</h2>\n${markup(h('div', { class: 'grid' }, ...cards))}\n`;
    }
    yield `${markup(qualityPart(findings))}\n</main>\n`;
    yield* dataPart(findings, options);
    yield `<script>${script}</script>\n</body>\n</html>\n`;
  },
});
