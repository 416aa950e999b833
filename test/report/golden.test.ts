/** Whole reports, byte for byte; UPDATE_GOLDEN=1 writes them anew, and the difference is reviewed like code. */
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { test } from 'node:test';
import type { Findings } from '../../src/findings/findings.js';
import { reporters } from '../../src/report/index.js';
import type { Reporter, RenderOptions } from '../../src/report/reporter.js';
import { emptyExample, example } from '../findings-example.js';
import { rendered } from '../laws/reporter-laws.js';
import { projectPath } from '../project.js';

/** Two accounts, one with much to tell and one with little: an explanation of each is a page. */
const two: Findings = { ...example, accounts: example.accounts.filter(({ rank }) => rank === 1 || rank === 5) };

const documents: Readonly<Record<string, Findings>> = { example, two, empty: emptyExample };

/** Which reporters print a document; the others would only repeat themselves at length. */
function prints(name: string, { id }: Reporter): boolean {
  return name === 'empty' || (id === 'explanation') === (name === 'two');
}

/** Ways to print, by the suffix of the file; machines know only one. */
const pages: Readonly<Record<string, Partial<RenderOptions>>> = {
  '': { width: 100 },
  '-60': { width: 60 },
  '-140': { width: 140 },
  '-ascii': { width: 80, unicode: false },
  '-inputs': { width: 100, redact: 0 },
  '-color': { width: 100, color: true },
};

for (const [name, document] of Object.entries(documents)) {
  for (const reporter of reporters) {
    const isText = reporter.mediaType === 'text/plain';
    for (const [suffix, page] of Object.entries(pages)) {
      if (!prints(name, reporter) || (suffix !== '' && (!isText || name === 'empty'))) continue;
      const path = projectPath('fixtures', 'golden', name, `${reporter.id}${suffix}.${reporter.extension}`);
      test(`${name}: ${reporter.id}${suffix} is as it was`, () => {
        const text = rendered(reporter, document, page);
        if (process.env['UPDATE_GOLDEN'] === '1') {
          mkdirSync(dirname(path), { recursive: true });
          writeFileSync(path, text);
        }
        assert.equal(text, readFileSync(path, 'utf8'));
      });
    }
  }
}
