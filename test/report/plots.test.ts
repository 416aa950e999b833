/** Bars and columns have the length their numbers say. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { atMost, bar, columnPlot, signedBar } from '../../src/report/plots.js';

test('a bar is as long as its share, to an eighth of a column', () => {
  assert.deepEqual(bar(0.5, 4, true), { full: '██', rest: '··' });
  // 0.97 of 5 columns is 4.85: four whole ones and seven eighths.
  assert.deepEqual(bar(0.97, 5, true), { full: '████▉', rest: '' });
  assert.deepEqual(bar(0.5, 4, false), { full: '##', rest: '..' });
  assert.deepEqual(bar(7, 3, true), { full: '███', rest: '' });
  assert.deepEqual(bar(0, 3, true), { full: '', rest: '···' });
});

test('what adds grows to the right of the axis, what lowers to the left', () => {
  assert.equal(signedBar(0.4, 0.4, 4, true), '    │████');
  assert.equal(signedBar(-0.2, 0.4, 4, true), '  ██│    ');
  assert.equal(signedBar(-0.2, 0.4, 4, false), '  --|    ');
  assert.equal(signedBar(0, 0.4, 4, false), '    |    ');
});

test('a contribution that is not zero shows', () => {
  assert.equal(signedBar(0.001, 0.4, 4, false), '    |+   ');
});

test('the largest count fills the height, zero is blank, the least shows', () => {
  assert.deepEqual(columnPlot([0, 1, 8, 16], { height: 2, columnWidth: 1, unicode: true }), ['   █', ' ▁██']);
  assert.deepEqual(columnPlot([0, 1, 16], { height: 2, columnWidth: 2, unicode: false }), ['    ##', '  ####']);
  assert.deepEqual(columnPlot([0, 0], { height: 1, columnWidth: 1, unicode: true }), ['  ']);
});

test('neighbouring counts are added up until they fit', () => {
  assert.deepEqual(atMost([1, 2, 3, 4, 5], 2), { counts: [6, 9], joined: 3 });
  assert.deepEqual(atMost([1, 2], 5), { counts: [1, 2], joined: 1 });
  assert.deepEqual(atMost([], 5), { counts: [], joined: 1 });
});
