/** Real-looking inputs of one's own. */
import { classify, defineClassifierAttack, wantsProbabilities } from '../../classifier.js';

/** Draws until something new comes up; after so many the collection counts as used up. */
const TRIALS = 50;

export const naturalKnockoff = defineClassifierAttack({
  id: 'natural_knockoff',
  behaves: 'records from the attacker’s own collection of real inputs, each once (Orekondy et al. 2019)',

  stream(service, random) {
    const sources = Array.from({ length: 80 }, (_, at) => service.customer(random.fork(`source ${at}`)));
    const asked = new Set<string>();
    return () => {
      let input = random.pick(sources)(random);
      for (let trial = 0; trial < TRIALS && asked.has(JSON.stringify(input)); trial += 1) {
        input = random.pick(sources)(random);
      }
      asked.add(JSON.stringify(input));
      return classify(input, wantsProbabilities(true));
    };
  },
});
