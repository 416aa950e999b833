/** Keys of pseudonyms, and the way from a name to its alias and back. */
import { defineCommand } from './command.js';
import { texts } from './options.js';

export const pseudonyms = defineCommand({
  id: 'pseudonyms',
  summary: 'make a key for --pseudonyms; tell the alias of a name, or the name behind an alias',
  about:
    'Reports under --pseudonyms show aliases instead of names: the first digits of a keyed hash. make writes a new key, of tells the alias of a name, find looks in a document that has the names for the one behind an alias. Whoever has the key can test guesses; whoever has not cannot.',
  exits: ['done', 'noInput'],
  examples: [
    ['clonewatch pseudonyms make names.key', 'a new key that only its owner can read'],
    ['clonewatch pseudonyms of names.key acme-batch-7', 'the alias of a name'],
    [
      'clonewatch pseudonyms find names.key account-0f3a5c7790b1d2e4 --findings findings.json',
      'the name behind an alias, from the document that has the names',
    ],
  ],

  declare(program) {
    program
      .argument('<action>', 'make, of or find')
      .argument('<keyfile>', 'file with the key')
      .argument('[words...]', 'names (of), or aliases (find)')
      .option(
        '--kind <kind>',
        'what the names are: account, address, network, agent, model, endpoint, label, file',
        'account',
      )
      .option('--findings <file>', 'document in which names are looked for, saved without --pseudonyms');
  },

  async run([action, keyfile, words], options, io) {
    const { runPseudonyms } = await import('./pseudonyms-run.js');
    return runPseudonyms(String(action), { path: String(keyfile), words: texts(words) }, options, io);
  },
});
