import { defineLink } from '../link.js';
import { nameKey, SharedNames } from '../shared-names.js';
import { sharedBy } from '../words.js';

export const sharedAddress = defineLink({
  id: 'shared-address',
  title: 'Same network addresses',
  measures: 'client addresses both used, each weighing log(accounts / accounts having it)',
  range: [0, 1000],
  needs: ['address'],
  source: 'crowded nodes weigh less: Hooi et al. 2016, "FRAUDAR", section 4; Cao et al. 2014, "SynchroTrap"',
  benign: [
    'colleagues in one office',
    'a virtual private network, a university, a cloud gateway',
    'workers of one customer under several keys',
  ],
  family: 'source',

  prepare({ profiles }) {
    const names = new SharedNames(
      profiles.map(({ sources }) => sources.addresses.entries().map(({ name }) => nameKey(name))),
    );
    return {
      candidates: () => names.candidates(),
      compare: (a, b) => names.weight(a, b),
      explain: (places) => sharedBy(names.sharing(places), places.length, 'network address'),
    };
  },
});
