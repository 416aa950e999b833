/** The example of a preset, changed in places, read through the front door. */
import assert from 'node:assert/strict';
import { presets } from '../../../src/read/presets/index.js';
import type { RawRecord } from '../../../src/read/values.js';
import { readRecords } from '../reading.js';

export function exampleOf(id: string): RawRecord {
  const preset = presets.find((candidate) => candidate.id === id);
  assert.ok(preset);
  return preset.example;
}

/** The first event of the example with other values in some of its columns. */
export async function eventOf(id: string, changes: RawRecord): Promise<RawRecord> {
  const { events } = await readRecords([{ ...exampleOf(id), ...changes }]);
  assert.ok(events[0]);
  return events[0];
}
