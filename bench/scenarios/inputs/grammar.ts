/** Texts from patterns: `{slot}` draws from a list, `(this|that)` chooses, both may nest. */
import type { Random } from '../random.js';
import type { Topic } from './topics/index.js';

export type Slots = Readonly<Record<string, readonly string[]>>;

const choice = /\(([^()]*\|[^()]*)\)/;
const slot = /\{(\w+)\}/;

/** Fills a pattern. An unknown slot stays as it is written. */
export function expand(pattern: string, slots: Slots, random: Random): string {
  let text = pattern;
  for (let found = choice.exec(text); found !== null; found = choice.exec(text)) {
    text =
      text.slice(0, found.index) + random.pick((found[1] ?? '').split('|')) + text.slice(found.index + found[0].length);
  }
  const parts: string[] = [];
  for (let found = slot.exec(text); found !== null; found = slot.exec(text)) {
    const list = slots[found[1] ?? ''];
    parts.push(text.slice(0, found.index), list === undefined ? found[0] : random.pick(list));
    text = text.slice(found.index + found[0].length);
  }
  return withArticles(parts.join('') + text);
}

/** "a evening" becomes "an evening". */
function withArticles(text: string): string {
  return text.replace(/\b([Aa]) (?=[aeioAEIO]|u(?!n?i|se))/g, '$1n ');
}

/** A topic's lists as slots, with words that fit everywhere. */
export function slotsOf(topic: Topic): Slots {
  return { ...common, thing: topic.things, doing: topic.doings, trouble: topic.troubles, person: topic.people };
}

const common: Slots = {
  count: ['three', 'four', 'five', 'six', 'seven', 'eight', 'ten', 'twelve'],
  digit: ['2', '3', '4', '5', '6', '8', '10', '15', '20'],
  time: ['a week', 'two days', 'an hour', 'a month', 'a weekend', 'half a year', 'ten minutes'],
  when: ['yesterday', 'last week', 'this morning', 'since monday', 'after the holidays', 'for months now'],
  mood: ['friendly', 'dry', 'warm', 'formal', 'cheerful', 'matter-of-fact', 'playful', 'calm'],
  format: ['a table', 'a short list', 'two paragraphs', 'one sentence', 'a checklist', 'bullet points', 'a letter'],
  reader: [
    'a child of ten',
    'my boss',
    'a newcomer',
    'a neighbour',
    'an expert',
    'a class of pupils',
    'my grandmother',
  ],
  quality: ['cheap', 'reliable', 'simple', 'quiet', 'robust', 'gentle', 'fast', 'old-fashioned', 'safe', 'modern'],
  place: [
    'at home',
    'in a small town',
    'in the office',
    'abroad',
    'on a balcony',
    'in a shared flat',
    'outdoors',
    'at school',
  ],
  name: [
    'Mira',
    'Jonas',
    'Adaeze',
    'Tomasz',
    'Lucía',
    'Hanna',
    'Ravi',
    'Selin',
    'Owen',
    'Keiko',
    'Bram',
    'Noor',
    'Emil',
    'Ines',
  ],
};

/** First letter large. */
export function sentence(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

const neighbours: Readonly<Record<string, string>> = {
  a: 's',
  e: 'r',
  i: 'o',
  n: 'm',
  o: 'p',
  r: 't',
  s: 'd',
  t: 'y',
  l: 'k',
  h: 'j',
};

/** A typing slip: a letter doubled, dropped, swapped or replaced by its neighbour on the keyboard. */
function slip(word: string, random: Random): string {
  const at = random.below(word.length);
  const letter = word[at] ?? '';
  if (random.chance(0.3)) return word.slice(0, at) + word.slice(at + 1);
  if (random.chance(0.4)) return word.slice(0, at) + letter + word.slice(at);
  if (at > 0 && random.chance(0.5)) return word.slice(0, at - 1) + letter + (word[at - 1] ?? '') + word.slice(at + 1);
  return word.slice(0, at) + (neighbours[letter] ?? letter) + word.slice(at + 1);
}

/** How somebody types. */
export interface Hand {
  /** Chance of a slip in a word. */
  readonly slips: number;
  readonly lowerCase: boolean;
  readonly endMark: boolean;
}

export function someHand(random: Random): Hand {
  return {
    slips: random.chance(0.4) ? random.between(0, 0.04) : 0,
    lowerCase: random.chance(0.35),
    endMark: random.chance(0.75),
  };
}

/** A text as this person types it. */
export function typed(text: string, { slips, lowerCase, endMark }: Hand, random: Random): string {
  const marked = endMark ? text : text.replace(/[.?!]$/, '');
  const cased = lowerCase ? marked.toLowerCase() : marked;
  if (slips === 0) return cased;
  return cased
    .split(' ')
    .map((word) => (word.length > 3 && random.chance(slips) ? slip(word, random) : word))
    .join(' ');
}
