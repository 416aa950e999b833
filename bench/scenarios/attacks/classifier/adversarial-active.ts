/** Adversarial active learning. */
import { classify, defineClassifierAttack, wantsProbabilities } from '../../classifier.js';
import { trainMultinomial } from '../../victims/multinomial.js';
import { argmax } from '../../victims/victim.js';

const BATCH = 50;
/** Changed versions of an input, of which the least certain one is asked. */
const TRIES = 8;

export const adversarialActive = defineClassifierAttack({
  id: 'adversarial_active',
  behaves:
    'natural inputs pushed, step by step, to where the surrogate changes its mind, and asked there (Yu et al. 2020, CloudLeak; Pengcheng et al. 2018)',

  stream(service, random, model) {
    const { market } = service;
    type Input = ReturnType<typeof market>;
    const asked: Input[] = [];
    let waiting: Input[] = Array.from({ length: BATCH }, () => market(random));
    const choose = (): Input[] => {
      const recent = asked.slice(-500);
      const surrogate = trainMultinomial(
        {
          codes: recent.map((input) => service.encode(input)),
          classes: recent.map((input) => service.classOf(input, model)),
          classCount: service.labels.length,
        },
        random,
        { passes: 8, rate: 0.4, decay: 1e-4 },
      );
      const doubt = (input: Input): number => {
        const shares = surrogate.probabilities(service.encode(input));
        const best = argmax(shares);
        return -Math.max(...shares.map((share, at) => (at === best ? 0 : share))) + (shares[best] ?? 0);
      };
      return Array.from({ length: BATCH }, () => {
        let input = market(random);
        for (let step = 0; step < 3; step += 1) {
          const tries = Array.from({ length: TRIES }, () => service.disturb(input, random, 0.05));
          input = tries.reduce((best, next) => (doubt(next) < doubt(best) ? next : best), input);
        }
        return input;
      });
    };
    return () => {
      if (waiting.length === 0) waiting = choose();
      const input = waiting.pop() ?? market(random);
      asked.push(input);
      return classify(input, wantsProbabilities(random.chance(0.5)));
    };
  },
});
