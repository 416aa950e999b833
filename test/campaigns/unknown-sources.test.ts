/** Groups of chats in logs that do not tell where calls came from. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withoutHand } from '../../src/campaigns/hand.js';
import { strandIds, type StrandValues } from '../../src/scores/strands.js';

const strands = Object.fromEntries(strandIds.map((id) => [id, null])) as StrandValues;
const group = {
  excess: { source: 0, time: 1.5, content: 2, form: 1, behaviour: 1, same: 1 },
  operator: 1.5,
  quota: 0.3,
  dealt: 0,
  mixture: 1,
  surplus: 2,
  strands,
};

test('workers who have long texts written are only watched where nothing tells whether one network carries them', () => {
  const why = (pattern: string, quota: number, reach: 'unknown' | 'part'): string | null =>
    withoutHand({ ...group, quota }, { anomaly: 2, route: 'asking', pattern }, { kind: 'chat', size: 300 }, reach);
  assert.match(why('survey', 0.3, 'unknown') ?? '', /where calls came from/);
  assert.equal(why('elicitation', 0.3, 'unknown'), null, 'material was asked for');
  assert.equal(why('survey', 2, 'unknown'), null, 'a quota was dealt out');
  assert.equal(why('survey', 0.3, 'part'), null, 'their networks are known, and are not one');
});

test('ordinary requests in one practice are only watched where the log names no sources: from one they would be the workers of one customer', () => {
  const why = (anomaly: number, route: 'framed' | 'asking' | 'layer', asked = strands): string | null =>
    withoutHand(
      { ...group, strands: asked },
      { pattern: null, anomaly, route },
      { kind: 'chat', size: 300 },
      'unknown',
    );
  assert.match(why(0.4, 'framed') ?? '', /where calls came from/);
  assert.match(why(0.4, 'asking') ?? '', /where calls came from/);
  assert.equal(why(1.5, 'asking'), null);
  assert.equal(why(0.4, 'layer') ?? why(0.4, 'framed', { ...strands, tools: 2 }), null);
});
