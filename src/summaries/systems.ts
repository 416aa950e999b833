import { textKey } from '../represent/input-key.js';
import { poolOf } from './pools.js';
import { NAME_CELLS, NameSample } from './name-sample.js';
import { defineSummary, type ObjectField } from './summary.js';

/** Characters of a system message kept to recognise it by. */
const NAME_CHARACTERS = 80;

const names: ObjectField<NameSample> = {
  kind: 'object',
  bytes: 16 * 1024,
  words: NAME_CELLS,
  create: (settings, cells) => new NameSample(settings.namesKept, poolOf(settings), cells),
};

export const systems = defineSummary({
  id: 'systems',
  measures: 'system messages by a hash of their whole text, named by their first 80 characters',
  needs: ['input'],
  source: '',
  fields: { names },

  accumulate({ names }, at, event) {
    const { bytes, start, end } = event.system;
    if (end === start) return;
    // The upper 32 bits of the 52-bit key of the normalised text.
    const hash = Math.floor(textKey(bytes, start, end) / 0x100000);
    names.at(at).offer(hash, () => normalName(bytes, start, end));
  },

  merge() {
    // Nothing but the object, which the caller merges.
  },
});

const decoder = new TextDecoder('utf-8');

/** The beginning of the text as the hash sees it, so that it does not matter which of several spellings came first. */
function normalName(bytes: Uint8Array, start: number, end: number): string {
  const text = decoder.decode(bytes.subarray(start, Math.min(end, start + 16 * NAME_CHARACTERS)));
  const lower = text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
  return Array.from(lower.replace(/[\t-\r ]+/g, ' ').trim())
    .slice(0, NAME_CHARACTERS)
    .join('');
}
