/** Whole reports, byte for byte; UPDATE_GOLDEN=1 writes them anew, and the difference is reviewed like code. */
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { test } from 'node:test';
import type { Findings } from '../../src/findings/findings.js';
import { compareFindings } from '../../src/findings/compare.js';
import { Aliases } from '../../src/privacy/aliases.js';
import { pseudonymise } from '../../src/privacy/findings.js';
import { parseKey } from '../../src/privacy/key.js';
import { differenceJson, differenceMarkdown, differenceTable } from '../../src/report/difference.js';
import { reporters } from '../../src/report/index.js';
import { renderLimits } from '../../src/report/limits.js';
import { makePage } from '../../src/report/page.js';
import type { Reporter, RenderOptions } from '../../src/report/reporter.js';
import { emptyExample, example } from '../findings-example.js';
import { plainPage, rendered } from '../laws/reporter-laws.js';
import { limitsExample } from '../limits-example.js';
import { nightlyExample } from '../nightly-example.js';
import { projectPath } from '../project.js';

/** Accounts with much to tell, with little, and one that is told in brief: an explanation of each is a page. */
const some: Findings = { ...example, accounts: example.accounts.filter(({ rank }) => [1, 5, 8].includes(rank)) };

const aliases = new Aliases(parseKey(Buffer.from('the key of the golden files'), 'key'));
/** As the reports of a night with verdicts and a state, and as one that leaves the house. */
const renamed = pseudonymise(nightlyExample, aliases, false);
const documents: Readonly<Record<string, Findings>> = {
  ...{ example, some, empty: emptyExample },
  ...{ nightly: nightlyExample, pseudonyms: renamed },
};

/** Which reporters print a document; the others would only repeat themselves at length. */
function prints(name: string, { id }: Reporter): boolean {
  if (name === 'nightly' || name === 'pseudonyms') return !['json', 'html', 'explanation', 'campaign'].includes(id);
  return name === 'empty' || (id === 'explanation') === (name === 'some');
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

function isAsItWas(text: string, ...place: readonly string[]): void {
  const path = projectPath('fixtures', 'golden', ...place);
  if (process.env['UPDATE_GOLDEN'] === '1') {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
  assert.equal(text, readFileSync(path, 'utf8'));
}

for (const [name, document] of Object.entries(documents)) {
  for (const reporter of reporters) {
    const isText = reporter.mediaType === 'text/plain';
    for (const [suffix, page] of Object.entries(pages)) {
      if (!prints(name, reporter) || (suffix !== '' && (!isText || !['example', 'some'].includes(name)))) continue;
      test(`${name}: ${reporter.id}${suffix} is as it was`, () => {
        isAsItWas(rendered(reporter, document, page), name, `${reporter.id}${suffix}.${reporter.extension}`);
      });
    }
  }
}

const comparison = compareFindings(example, { ...nightlyExample, accounts: nightlyExample.accounts.slice(1, 6) });
const page = makePage({ ...plainPage, width: 72 });
const differences = {
  'table.txt': () => differenceTable(page, comparison),
  'json.json': () => differenceJson(comparison),
  'markdown.md': () => differenceMarkdown(comparison),
};

for (const [name, lines] of Object.entries(differences)) {
  test(`diff: ${name} is as it was`, () => {
    isAsItWas([...lines()].map((line) => `${line}\n`).join(''), 'diff', name);
  });
}

for (const [suffix, options] of Object.entries({ '': {}, '-60': { width: 60 }, '-ascii': { unicode: false } })) {
  test(`limits: table${suffix} is as it was`, () => {
    isAsItWas([...renderLimits(limitsExample, { ...plainPage, ...options })].join(''), 'limits', `table${suffix}.txt`);
  });
}
