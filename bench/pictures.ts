/** `npm run docs:pictures`: the HTML page of the demo log as people see it, in Chromium (`CHROMIUM`, else Debian's). The picture of the table needs none: `npm run docs`. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { openSession } from './session.js';

/** Pixels. */
const WIDTH = 1120;
/** Of the beginning of the page, and of a suspect's part of it. */
const [OPENING, SUSPECT] = [860, 1030];
/** Rank of a suspect that works alone. */
const ALONE = 26;

const folder = join('docs', 'pictures');

function save(name: string, content: Buffer): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, name), content);
  process.stderr.write(`${join(folder, name)}: ${content.length} bytes\n`);
}

async function pagePictures(path: string): Promise<void> {
  const executablePath = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
  const browser = await chromium.launch({ executablePath, args: ['--headless', '--no-sandbox', '--disable-gpu'] });
  try {
    const page = await browser.newPage({ viewport: { width: WIDTH, height: OPENING }, colorScheme: 'light' });
    await page.goto(pathToFileURL(path).href);
    save('page.png', await page.screenshot());
    await page.locator(`#a${ALONE} button`).click();
    await page.setViewportSize({ width: WIDTH, height: SUSPECT });
    await page.evaluate(`document.querySelector('#d${ALONE}').scrollIntoView({ block: 'start', behavior: 'instant' })`);
    save('suspect.png', await page.screenshot());
  } finally {
    await browser.close();
  }
}

const session = openSession(resolve('.'));
try {
  process.stderr.write(session.run('clonewatch scan fixtures/demo -q -o report.html'));
  await pagePictures(session.path('report.html'));
} finally {
  session.close();
}
