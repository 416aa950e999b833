/** Evens out what says nothing about extraction: client software and parameters are drawn from the same pools for everybody. */
import { browserAgent, sdkAgent, toolAgent } from '../scenarios/clients.js';
import type { Random } from '../scenarios/random.js';
import type { Params, Plan, Query } from '../scenarios/shapes.js';

/** Accounts whose software is drawn anew, and accounts whose parameters are. */
const NEW_SOFTWARE = 0.4;
const NEW_PARAMETERS = 0.55;

function anyAgent(random: Random): string {
  const make = random.weighted([
    [sdkAgent, 5],
    [browserAgent, 3],
    [toolAgent, 1.5],
  ]);
  return make(random);
}

function withParameters<Input>(plan: Plan<Input>, change: (params: Params) => Params): Plan<Input> {
  return {
    ...plan,
    ask(moment, heard) {
      const query: Query<Input> | undefined = plan.ask(moment, heard);
      return query === undefined ? undefined : { ...query, params: change(query.params) };
    },
  };
}

function withSoftware<Input>(plan: Plan<Input>, random: Random): Plan<Input> {
  if (!random.chance(NEW_SOFTWARE)) return plan;
  return { ...plan, client: { ...plan.client, agent: anyAgent(random) } };
}

/** Classifying services: some software always asks for probabilities, whoever uses it. */
export function classifierHabits<Input>(plan: Plan<Input>, random: Random): Plan<Input> {
  const dressed = withSoftware(plan, random);
  if (!random.chance(NEW_PARAMETERS / 2)) return dressed;
  return withParameters(dressed, (params) => ({ ...params, return_probs: true }));
}

/** Chat: temperature and longest answer are the software's defaults more often than anybody's choice. */
export function chatHabits<Input>(plan: Plan<Input>, random: Random): Plan<Input> {
  const dressed = withSoftware(plan, random);
  if (!random.chance(NEW_PARAMETERS)) return dressed;
  const temperature = random.pick([0, 0.2, 0.3, 0.5, 0.7, 0.7, 1, 1]);
  const longest = random.pick([512, 1024, 1024, 2048, 4096]);
  return withParameters(dressed, (params) => {
    const limit = params['max_tokens'];
    if (params['logprobs'] === true || (typeof limit === 'number' && limit < 100)) return params;
    return { ...params, temperature, max_tokens: longest };
  });
}
