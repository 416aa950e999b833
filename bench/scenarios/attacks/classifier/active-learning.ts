/** Uncertainty sampling. */
import { classify, defineClassifierAttack, wantsProbabilities } from '../../classifier.js';
import { trainMultinomial } from '../../victims/multinomial.js';

const BATCH = 60;
const POOL = 900;

/** Largest minus second largest. */
function margin(probabilities: Float64Array): number {
  const [first = 0, second = 0] = [...probabilities].sort((one, other) => other - one);
  return first - second;
}

export const activeLearning = defineClassifierAttack({
  id: 'active_learning',
  behaves:
    'from a pool of half natural, half synthetic records always those the surrogate is least sure of (Pal et al. 2020, ActiveThief)',

  stream(service, random, model) {
    const { market } = service;
    const asked: ReturnType<typeof market>[] = [];
    let waiting = Array.from({ length: BATCH }, () => market(random));
    const candidate = (): ReturnType<typeof market> =>
      random.chance(0.5) ? market(random) : service.disturb(market(random), random, 0.2);
    const choose = (): ReturnType<typeof market>[] => {
      const recent = asked.slice(-600);
      const surrogate = trainMultinomial(
        {
          codes: recent.map((input) => service.encode(input)),
          classes: recent.map((input) => service.classOf(input, model)),
          classCount: service.labels.length,
        },
        random,
        { passes: 8, rate: 0.4, decay: 1e-4 },
      );
      return Array.from({ length: POOL }, candidate)
        .map((input) => ({ input, sure: margin(surrogate.probabilities(service.encode(input))) }))
        .sort((one, other) => one.sure - other.sure)
        .slice(0, BATCH)
        .map(({ input }) => input);
    };
    return () => {
      if (waiting.length === 0) waiting = random.shuffle(choose());
      const input = waiting.pop() ?? market(random);
      asked.push(input);
      return classify(input, wantsProbabilities(true));
    };
  },
});
