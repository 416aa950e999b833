/** The page in a real Chromium: it loads alone, does what it should, and runs nothing that a log brought along. `npm run test:browser`. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { html } from '../../src/report/html.js';
import { example } from '../findings-example.js';
import { attack, hostileEverywhere } from '../hostile-document.js';
import { rendered } from '../laws/reporter-laws.js';
import { projectPath } from '../project.js';
import { temporaryFolder } from '../temporary.js';

const folder = temporaryFolder();
let browser: Browser;

before(async () => {
  const quiet = ['--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update'];
  const args = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-sync', ...quiet];
  browser = await chromium.launch({ executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium', args });
});
after(() => browser.close());

interface Visit {
  readonly page: Page;
  /** Everything that should not have happened: console output, errors, requests, dialogs. */
  readonly trouble: readonly string[];
}

async function visit(path: string, options: BrowserContextOptions = {}): Promise<Visit> {
  const page = await (await browser.newContext(options)).newPage();
  const trouble: string[] = [];
  const url = pathToFileURL(path).href;
  page.on('console', (message) => trouble.push(`console: ${message.text()}`));
  page.on('pageerror', (error) => trouble.push(`error: ${error.message}`));
  page.on('dialog', (dialog) => {
    trouble.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('request', (request) => {
    if (request.url() !== url) trouble.push(`request: ${request.url()}`);
  });
  await page.goto(url);
  return { page, trouble };
}

const examplePath = folder.write('example.html', rendered(html, example));
const ranks = (page: Page): Promise<string[]> =>
  page.locator('#accounts tr[data-rank]:not([hidden]) td:first-child').allTextContents();

async function openAll(page: Page): Promise<void> {
  const buttons = page.locator('#accounts tr[data-rank] button');
  for (let i = 0; i < (await buttons.count()); i += 1) await buttons.nth(i).click();
}

test('it loads without a word on the console and asks for nothing', async () => {
  const { page, trouble } = await visit(examplePath);
  await openAll(page);
  assert.deepEqual(trouble, []);
  assert.equal(await page.locator('tr.detail').count(), example.accounts.length);
});

test('the ranking is sorted by any column, both ways', async () => {
  const { page } = await visit(examplePath);
  await page.locator('button[data-sort=rows]').click();
  assert.deepEqual((await ranks(page)).slice(0, 3), ['4', '1', '2'], '12,345,678 rows first');
  assert.equal(await page.locator('th[aria-sort=descending]').textContent(), 'rows');
  await page.locator('button[data-sort=rows]').click();
  assert.equal((await ranks(page))[0], '6', 'one row last, now first');
  await page.locator('button[data-sort=rank]').click();
  assert.deepEqual(await ranks(page), ['1', '2', '3', '4', '5', '6', '7', '8']);
});

test('search and level leave the rows that match, and say how many', async () => {
  const { page } = await visit(examplePath);
  await page.locator('#search').fill('ACME');
  assert.deepEqual(await ranks(page), ['1']);
  assert.equal(await page.locator('#shown').textContent(), '1 shown');
  await page.locator('#search').fill('');
  await page.locator('#level').selectOption({ label: 'critical' });
  assert.deepEqual(await ranks(page), ['1', '2']);
});

test('a keyboard opens and closes a suspect', async () => {
  const { page } = await visit(examplePath);
  const button = page.locator('#a1 button');
  await button.focus();
  await page.keyboard.press('Enter');
  assert.equal(await button.getAttribute('aria-expanded'), 'true');
  assert.match((await page.locator('#d1').textContent()) ?? '', /Suggested response.*suspend pending review/);
  await page.keyboard.press('Enter');
  assert.equal(await page.locator('#d1').count(), 0);
});

test('a link leads to its account and opens it', async () => {
  const { page } = await visit(examplePath);
  await page.locator('#a1 button').click();
  await page.locator('#d1 a.jump').first().click();
  await page.locator('#d2').waitFor();
  assert.equal(await page.locator('#a2 button').getAttribute('aria-expanded'), 'true');
});

test('every drawing has a name, in the page and in the details', async () => {
  const { page } = await visit(examplePath);
  await openAll(page);
  const names = await page.evaluate<string[]>(
    "[...document.querySelectorAll('svg')].map((plot) => plot.getAttribute('role') + ' ' + plot.getAttribute('aria-label'))",
  );
  assert.ok(names.length > 20);
  for (const name of names) assert.match(name, /^img .{8,}/);
});

test('light and dark follow the reader’s system, and paper is light', async () => {
  const colour = (page: Page): Promise<unknown> => page.evaluate('getComputedStyle(document.body).backgroundColor');
  const light = await visit(examplePath, { colorScheme: 'light' });
  const dark = await visit(examplePath, { colorScheme: 'dark' });
  assert.equal(await colour(light.page), 'rgb(246, 247, 249)');
  assert.equal(await colour(dark.page), 'rgb(18, 22, 28)');
  await light.page.emulateMedia({ media: 'print' });
  assert.equal(await colour(light.page), 'rgb(255, 255, 255)');
  assert.equal(await light.page.locator('.controls').isVisible(), false);
});

test('nothing is wider than a phone', async () => {
  const { page } = await visit(examplePath, { viewport: { width: 360, height: 700 } });
  await openAll(page);
  assert.equal(await page.evaluate('document.documentElement.scrollWidth'), 360);
  const widths = await page.evaluate<number[]>(
    "[...document.querySelectorAll('article')].map((article) => article.getBoundingClientRect().right)",
  );
  assert.ok(widths.length > 0 && widths.every((right) => right <= 360), `details end at ${String(widths)}`);
});

test('on paper nothing is cut off at the side', async () => {
  const { page } = await visit(examplePath, { viewport: { width: 780, height: 1100 }, colorScheme: 'dark' });
  await openAll(page);
  await page.emulateMedia({ media: 'print' });
  assert.equal(await page.evaluate('document.documentElement.scrollWidth'), 780);
  assert.equal(await page.evaluate('getComputedStyle(document.body).color'), 'rgb(28, 36, 48)');
});

test('hostile text in every field of the document runs nothing', async () => {
  for (const redact of [1, 0.5, 0]) {
    const path = folder.write('hostile.html', rendered(html, hostileEverywhere(example), { redact }));
    const { page, trouble } = await visit(path);
    await openAll(page);
    assert.deepEqual(trouble, []);
    assert.equal(await page.evaluate('typeof globalThis.hacked'), 'undefined');
    assert.equal(await page.locator('img, main script, article script').count(), 0);
  }
});

test('a hostile log, read and reported by the program, runs nothing', async () => {
  const lines = Array.from({ length: 1200 }, (_, i) => {
    const account = `${attack}${String(i % 30)}`;
    const at = new Date(Date.UTC(2026, 10, 2) + i * 60_000).toISOString();
    const rest = {
      endpoint: attack,
      model: attack,
      user_agent: attack,
      ip: `192.0.2.${String(i % 30)}`,
      label: `${attack}${String(i % 3)}`,
    };
    return JSON.stringify({ timestamp: at, account, input: `${attack} ${String(i * 7919)}`, ...rest });
  });
  const log = folder.write('log.jsonl', lines.join('\n'));
  const path = folder.in('scanned.html');
  const run = spawnSync(
    process.execPath,
    [projectPath(join('bin', 'clonewatch.js')), 'scan', log, '-q', '--show-inputs', '-o', path],
    { encoding: 'utf8' },
  );
  assert.equal(run.status, 0, run.stderr);
  const { page, trouble } = await visit(path);
  await openAll(page);
  assert.deepEqual(trouble, []);
  assert.equal(await page.evaluate('typeof globalThis.hacked'), 'undefined');
  assert.equal(await page.locator('#accounts tr[data-rank]').count(), 30);
});
