/** Real-looking inputs of one's own. */
import { classify, defineClassifierAttack, wantsProbabilities } from '../../classifier.js';

export const naturalKnockoff = defineClassifierAttack({
  id: 'natural_knockoff',
  behaves: 'records from the attacker’s own collection of real inputs, each once (Orekondy et al. 2019)',

  stream(service, random) {
    const sources = Array.from({ length: 80 }, (_, at) => service.customer(random.fork(`source ${at}`)));
    return () => classify(random.pick(sources)(random), wantsProbabilities(true));
  },
});
