/** Invented code: function names, snippets, errors and wishes of programmers. */
import type { Random } from '../random.js';
import { expand, type Slots } from './grammar.js';

const verbs = [
  'parse',
  'merge',
  'load',
  'check',
  'format',
  'split',
  'count',
  'find',
  'remove',
  'render',
  'fetch',
  'group',
  'sort',
  'convert',
  'validate',
  'encode',
];
const nouns = [
  'orders',
  'rows',
  'users',
  'dates',
  'tokens',
  'prices',
  'files',
  'events',
  'items',
  'paths',
  'headers',
  'scores',
  'shifts',
  'routes',
  'labels',
  'invoices',
];
const kinds = ['list', 'string', 'dict', 'number', 'file', 'table', 'stream', 'tree', 'queue', 'matrix'];

const slots: Slots = {
  verb: verbs,
  noun: nouns,
  kind: kinds,
  field: ['id', 'name', 'total', 'created', 'status', 'amount', 'parent', 'city', 'length', 'owner'],
  language: ['Python', 'TypeScript', 'Go', 'Rust', 'Java', 'SQL', 'Kotlin', 'C#', 'Ruby', 'PHP'],
  error: [
    "TypeError: 'NoneType' object is not iterable",
    'IndexError: list index out of range',
    "KeyError: 'total'",
    'undefined is not a function',
    'cannot borrow as mutable more than once',
    'syntax error near FROM',
    'NullPointerException in line 41',
    'connection reset by peer',
  ],
  number: ['0', '1', '2', '7', '10', '32', '60', '100', '255', '1000'],
};

const lines = [
  '    {noun} = {verb}_{noun}(path)',
  '    for row in {noun}:',
  '        if row["{field}"] is None: continue',
  '        total += row["{field}"]',
  '    if len({noun}) > {number}: raise ValueError("{noun}")',
  '    result = sorted({noun}, key=lambda r: r["{field}"])',
  '    return {verb}({noun}, limit={number})',
  '    with open(path) as handle: {noun} = handle.read()',
  '    {noun} = [x for x in {noun} if x.{field}]',
  '    # {verb} the {noun} first',
  '    cache[{number}] = {noun}',
  '    return None',
];

const tasks = [
  'Write a function in {language} that {verb}s {noun} by {field}.',
  'Why do I get "{error}" here?',
  'How do I {verb} a {kind} of {noun} in {language} without copying it?',
  'Refactor this so that it can {verb} more than {number} {noun}.',
  'Write a unit test for {verb}_{noun}.',
  'Translate this from {language} to {language}.',
  'What is the time complexity of this?',
  'Add type hints and a doc string.',
  'Make {verb}_{noun} work when {field} is missing.',
  'Is there a built-in way in {language} to {verb} {noun}?',
];

/** A few lines that look like a function. */
export function snippet(random: Random, length: number): string {
  const head = expand('def {verb}_{noun}(path, {field}={number}):', slots, random);
  return [head, ...Array.from({ length }, () => expand(random.pick(lines), slots, random))].join('\n');
}

/** What a programmer asks. */
export function codeTask(random: Random): string {
  return expand(random.pick(tasks), slots, random);
}

export function codeOpening(random: Random): string {
  return random.chance(0.5)
    ? snippet(random, 2)
    : expand('The {field} of the {noun} is {verb}ed twice; use a {kind} instead:', slots, random);
}
