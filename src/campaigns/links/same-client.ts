import type { Profile } from '../../profiles/profile.js';
import type { NameSample } from '../../summaries/name-sample.js';
import { defineLink } from '../link.js';
import { nameKey, SharedNames } from '../shared-names.js';
import { counted } from '../words.js';

export const sameClient = defineLink({
  id: 'same-client',
  title: 'Same client, model and parameters',
  measures:
    'whether their most used agent, model and parameters are the same, each weighing log(accounts / accounts having it)',
  range: [0, 100],
  needs: ['agent'],
  source: 'one script behind several keys',
  benign: ['one SDK with its defaults', 'one company’s gateway'],
  family: 'same',

  prepare({ profiles }) {
    const names = new SharedNames(profiles.map((profile) => habits(profile).map(nameKey)));
    return {
      compare: (a, b) => names.weight(a, b),
      explain(places) {
        const [first, ...others] = places
          .map((place) => profiles[place])
          .map((profile) => (profile ? habits(profile) : []));
        const common = first?.filter((habit) => others.every((list) => list.includes(habit))) ?? [];
        return common.length === 0
          ? ''
          : `all use the same ${counted(common.length, 'habit')} of agent, model and parameters`;
      },
    };
  },
});

/** The account's usual agent, model and parameters, as names. */
function habits({ sources, parameters }: Profile): string[] {
  const names: string[] = [];
  const agent = commonest(sources.agents);
  const model = commonest(sources.models);
  if (agent !== undefined) names.push(`agent ${agent}`);
  if (model !== undefined) names.push(`model ${model}`);
  if (parameters.known > 0) names.push(`parameters ${parameterHabit(parameters)}`);
  return names;
}

function commonest(names: NameSample): string | undefined {
  return [...names.entries()].sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1))[0]?.name;
}

/** Parameters rounded so that a few odd requests change nothing. */
function parameterHabit(parameters: Profile['parameters']): string {
  const { known, probabilities, logitBias, several, temperature, temperatureCount, logMaxTokens, maxTokensCount } =
    parameters;
  const shares = [probabilities, logitBias, several].map((count) => Math.round((2 * count) / known));
  const means = [(10 * temperature) / temperatureCount, logMaxTokens / maxTokensCount].map((mean) => Math.round(mean));
  return [...shares, ...means].join(' ');
}
