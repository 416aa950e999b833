import { NameSample } from './name-sample.js';
import { defineSummary, type ObjectField } from './summary.js';

const names: ObjectField<NameSample> = {
  kind: 'object',
  bytes: 16 * 1024,
  create: ({ namesKept }) => new NameSample(namesKept),
  decode: (bytes, { namesKept }) => NameSample.decode(bytes, namesKept),
};

export const sources = defineSummary({
  id: 'sources',
  measures: 'addresses, networks (IPv4 /24, IPv6 /48), user agents, models and endpoints, each with its count',
  needs: ['address', 'agent', 'model', 'endpoint'],
  source: '',
  fields: { addresses: names, networks: names, agents: names, models: names, endpoints: names },

  accumulate({ addresses, agents, models, endpoints }, at, event) {
    if (event.address.length > 0) addresses.at(at).offer(event.address);
    if (event.agent.length > 0) agents.at(at).offer(event.agent);
    if (event.model.length > 0) models.at(at).offer(event.model);
    if (event.endpoint.length > 0) endpoints.at(at).offer(event.endpoint);
  },

  merge() {
    // Nothing but the objects, which the caller merges.
  },
});
