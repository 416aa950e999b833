/** The catalogue page says what units declare. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { detectorsPage } from '../../bench/detectors-page.js';
import { defineLink } from '../../src/campaigns/link.js';
import { defineFeature } from '../../src/features/feature.js';

const loudness = defineFeature({
  id: 'loudness',
  title: 'How loud',
  status: 'trial',
  family: 'rhythm',
  measures: 'share of shouted words',
  unit: 'ratio',
  range: [0, 1],
  direction: 'higher',
  needs: ['input', 'tokensIn'],
  settings: { fewest: { value: 30, unit: 'words', why: 'fewer say nothing' } },
  source: 'nobody',
  benign: ['a parrot', 'a drill sergeant'],
  value: () => null,
  explain: () => '',
});

const sharedRoof = defineLink({
  id: 'shared-roof',
  title: 'One roof',
  measures: 'distance of the desks',
  range: [0, Infinity],
  needs: [],
  source: 'nobody',
  benign: ['an office'],
  family: 'source',
  prepare: () => ({ compare: () => 0, explain: () => '' }),
});

test('a feature shows every field it declares, under its family', () => {
  const page = detectorsPage([loudness], [], []);
  const shown = [
    '### Family: rhythm (machine or person)',
    '',
    '#### `loudness`: How loud',
    '',
    '- **measures**: share of shouted words',
    '- **value**: ratio, 0 to 1; suspicious: higher; status: trial',
    '- **needs**: input, input tokens',
    '- **setting**: `fewest` = 30 words (fewer say nothing)',
    '- **source**: nobody',
    '- **honest look-alikes**: a parrot; a drill sergeant',
  ];
  assert.ok(page.includes(shown.join('\n')), page);
});

test('a link says what it is evidence for and that its range has no bound', () => {
  const page = detectorsPage([], [sharedRoof], []);
  assert.ok(
    page.includes('- **value**: 0 to no bound, higher is more alike; family: source (tells who runs both)'),
    page,
  );
  assert.ok(page.includes('- **needs**: nothing beyond the account'), page);
});

test('a pattern says on what it is looked for, what must come together, and who does the same honestly', () => {
  const page = detectorsPage(
    [],
    [],
    [
      {
        ...{ kind: 'pattern', id: 'shouting', title: 'shouts at everybody', on: 'streets' },
        ...{ signs: 'a loud voice and many ears', benign: ['a market'], measure: 'watch' },
      },
    ],
  );
  const shown = [
    '#### `shouting`: shouts at everybody',
    '',
    '- **looked for**: streets',
    '- **signs**: a loud voice and many ears',
    '- **suggested response**: watch',
    '- **honest look-alikes**: a market',
  ];
  assert.ok(page.includes(shown.join('\n')), page);
});
