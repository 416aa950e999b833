import { defineLink } from '../link.js';
import { nameKey, SharedNames } from '../shared-names.js';
import { sharedBy } from '../words.js';

export const sharedSystem = defineLink({
  id: 'shared-system',
  title: 'Same system messages',
  measures: 'system messages both sent, each weighing log(accounts / accounts having it)',
  range: [0, 1000],
  needs: ['input'],
  source: 'one preamble in many accounts (hash of the preamble: observed campaigns of February 2026)',
  benign: ['one SDK’s or tutorial’s default prompt', 'users of one editor plug-in', 'one company’s house style'],
  family: 'form',

  prepare({ profiles }) {
    const names = new SharedNames(
      profiles.map(({ systems }) => systems.names.entries().map(({ name }) => nameKey(name))),
    );
    return {
      candidates: () => names.candidates(),
      compare: (a, b) => names.weight(a, b),
      explain: (places) => sharedBy(names.sharing(places), places.length, 'system message'),
    };
  },
});
