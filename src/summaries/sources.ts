import type { TextSlice } from '../events/event.js';
import { mix32 } from '../represent/hash.js';
import { addressEnd, networkName, networkOf } from '../represent/network.js';
import { MARK_CELLS, MarkSample } from './mark-sample.js';
import { poolOf } from './pools.js';
import { NAME_CELLS, NameSample } from './name-sample.js';
import { addFields, defineSummary, type ObjectColumn, type ObjectField, u32 } from './summary.js';

const names: ObjectField<NameSample> = {
  kind: 'object',
  bytes: 20 * 1024,
  words: NAME_CELLS,
  create: (settings, cells) => new NameSample(settings.namesKept, poolOf(settings), cells),
};

const marks: ObjectField<MarkSample> = {
  kind: 'object',
  bytes: 256,
  words: MARK_CELLS,
  create: (settings, cells) => new MarkSample(poolOf(settings).arena, cells),
};

const fields = {
  ...{ addresses: names, networks: names, agents: names, models: names, endpoints: names },
  ...{ keys: marks, tenants: marks },
  /** Rows that named a key, and a tenant: the others may have come with any. */
  ...{ keyRows: u32(), tenantRows: u32() },
};

export const sources = defineSummary({
  id: 'sources',
  measures:
    'addresses, networks (IPv4 /24, IPv6 /48), user agents, models and endpoints, each with its count; marks of keys and tenants',
  needs: ['address', 'agent', 'model', 'endpoint'],
  source: '',
  fields,

  accumulate(columns, at, event) {
    const { bytes, start, end } = event.address;
    if (end > start) {
      const network = networkOf(bytes, start, end);
      // Behind a mask stands any of many addresses; their network is all that is known.
      if (network < 0 || !isMasked(bytes[end - 1]))
        columns.addresses.at(at).offerBytes(bytes, start, addressEnd(bytes, start, end));
      if (network >= 0) offerNetwork(columns.networks.at(at), network);
    }
    offer(columns.agents, at, event.agent);
    offer(columns.models, at, event.model);
    offer(columns.endpoints, at, event.endpoint);
    if (event.key.length > 0) {
      columns.keys.at(at).offer(event.key);
      columns.keyRows[at] = (columns.keyRows[at] ?? 0) + 1;
    }
    if (event.tenant.length > 0) {
      columns.tenants.at(at).offer(event.tenant);
      columns.tenantRows[at] = (columns.tenantRows[at] ?? 0) + 1;
    }
  },

  merge: addFields(fields),
});

function offer(column: ObjectColumn<NameSample>, at: number, { bytes, start, end }: TextSlice): void {
  if (end > start) column.at(at).offerBytes(bytes, start, end);
}

function offerNetwork(networks: NameSample, network: number): void {
  networks.offer(networkHash(network), () => networkName(network));
}

/** Addresses whose last part is left out end like this: `198.51.100.***`, `198.51.100.x`. */
function isMasked(last: number | undefined): boolean {
  return last === 0x2a || last === 0x78 || last === 0x58;
}

/** Networks are whole numbers below 2^49. */
function networkHash(network: number): number {
  return mix32(mix32(Math.floor(network / 0x100000000)) ^ network);
}
