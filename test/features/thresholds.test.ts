/** Thresholds that features declare can be set: every one of them is read where it says, and reaches the values. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { SparseColumn } from '../../src/stats/sparse-column.js';
import { defaultSettings } from '../../src/config/settings.js';
import { noFieldCounts } from '../../src/events/fields.js';
import type { Feature } from '../../src/features/feature.js';
import { withThresholds } from '../../src/features/feature.js';
import { features } from '../../src/features/index.js';
import { makeFeatureTable } from '../../src/features/table.js';
import { compareFeature } from '../../src/scores/residuals.js';
import { type MadeEvent, populationOf } from '../synthetic.js';

const HOUR = 3_600_000;

/** Chats of 24 accounts over some days: enough words, answers and bins for every threshold to matter. */
function chats(): MadeEvent[] {
  const events: MadeEvent[] = [];
  for (let account = 0; account < 24; account += 1) {
    for (let i = 0; i < 80; i += 1) {
      const words = Array.from(
        { length: 12 },
        (_, w) => `w${String((account * 31 + i * 12 + w * 7) % (97 + account))}`,
      );
      events.push({
        account: `a${String(account).padStart(2, '0')}`,
        time: Date.UTC(2026, 2, 2) + i * 3 * HOUR + account,
        text: `please ${i % 10 === 0 ? 'think step by step about' : 'say'} ${words.join(' ')}`,
        chat: true,
        toolset: 1 + (i % (1 + account)),
        output: `answer ${String(i % (5 + account))}`,
      });
    }
  }
  return events;
}

const population = populationOf(chats());
const fields = { ...noFieldCounts(), input: 1, time: 1, outputText: 1 };

function column(id: string, thresholds: ReadonlyMap<string, number>): { feature: Feature; values: SparseColumn } {
  const { columns } = makeFeatureTable(population, fields, { ...defaultSettings, featureThresholds: thresholds });
  return columns.find(({ feature }) => feature.id === id) ?? assert.fail(id);
}

/** For each threshold a value that must change what comes out. */
const others: Readonly<Record<string, number>> = {
  'answer-variety.answers': 1_000,
  'toolset-variety.requests': 1_000,
  'usage-surge.bins': 100_000,
  'usage-surge.requests': 100_000,
  'vocabulary-growth.words': 200,
  'vocabulary-growth.fewest': 100_000,
  'slot-variety.inputs': 12,
  'slot-variety.fewestInputs': 100_000,
  'slot-variety.frame': 0.01,
  'slot-variety.words': 60,
  'slot-variety.fewest': 100_000,
  'fresh-share.resolution': 1,
  'distinct-ratio.resolution': 1,
  'column-surprise.resolution': 1,
  'midpoint-share.resolution': 1,
  'search-share.resolution': 1,
  'column-steps.resolution': 1,
  'answer-returns.resolution': 1,
  'repeated-step.resolution': 1,
  'grading-cues.resolution': 1,
  'long-answer-share.resolution': 1,
  'material-cues.resolution': 1,
  'reasoning-cues.resolution': 1,
};

test('every threshold that a feature declares is listed here', () => {
  const declared = features.flatMap(({ id, settings }) => Object.keys(settings).map((name) => `${id}.${name}`));
  assert.deepEqual(Object.keys(others).sort(), declared.sort());
});

for (const [key, value] of Object.entries(others)) {
  test(`${key} reaches the feature`, () => {
    const [id = '', name = ''] = key.split('.');
    // Words are counted up to `words` first: where that is reached, `fewest` asks for nothing more.
    const beside: [string, number][] = key === 'slot-variety.fewest' ? [['slot-variety.words', 100_000]] : [];
    const [usual, other] = [column(id, new Map(beside)), column(id, new Map([...beside, [key, value]]))];
    assert.equal(other.feature.settings[name]?.value, value);
    if (name !== 'resolution') {
      assert.notDeepEqual(other.values, usual.values);
      return;
    }
    // The resolution is a scale: it divides what lies away from the peers.
    const spread = Float64Array.from(population.members, (_, i) => i / 100);
    const directed = (feature: Feature): number => {
      const residuals = compareFeature(feature, population.members, spread);
      return residuals.get(population.members.length - 1)?.directed ?? NaN;
    };
    assert.ok(Math.abs(directed(other.feature)) < Math.abs(directed(usual.feature)));
  });
}

test('a feature without other thresholds is itself', () => {
  const feature = features[0] ?? assert.fail();
  assert.equal(withThresholds(feature, new Map([['nobody.words', 3]])), feature);
});
