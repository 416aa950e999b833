import { defineLink } from '../link.js';
import { nameKey, SharedNames } from '../shared-names.js';
import { sharedBy } from '../words.js';

export const sharedNetwork = defineLink({
  id: 'shared-network',
  title: 'Same networks',
  measures: 'networks (IPv4 /24, IPv6 /48) both used, each weighing log(accounts / accounts having it)',
  range: [0, 1000],
  needs: ['address'],
  source: 'rotated addresses stay in rented ranges; weights as for addresses',
  benign: ['customers of one hosting company', 'one campus or company network', 'one region of a cloud'],
  family: 'source',

  prepare({ profiles }) {
    const names = new SharedNames(
      profiles.map(({ sources }) => sources.networks.entries().map(({ name }) => nameKey(name))),
    );
    return {
      candidates: () => names.candidates(),
      compare: (a, b) => names.weight(a, b),
      explain: (places) => sharedBy(names.sharing(places), places.length, 'network'),
    };
  },
});
