/** Independent uniform inputs. */
import { classify, defineClassifierAttack, wantsProbabilities } from '../../classifier.js';

export const uniformSweep = defineClassifierAttack({
  id: 'uniform_sweep',
  behaves:
    'whatever the interface accepts: every field drawn uniformly over its whole range, words at random (Tramèr et al. 2016, section 5)',

  stream(service, random) {
    return () => classify(service.anything(random), wantsProbabilities(true));
  },
});
