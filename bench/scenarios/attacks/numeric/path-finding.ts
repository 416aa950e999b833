/** Finding the splits of a tree. */
import { classify, wantsProbabilities } from '../../classifier.js';
import { defineNumericAttack } from '../../space.js';

const HALVINGS = 5;

export const pathFinding = defineNumericAttack({
  id: 'path_finding',
  behaves:
    'for one record after another: each number from end to end with a bisection wherever the answer changes, each word through all its options (Tramèr et al. 2016, section 4.2)',

  stream(service, random, model) {
    const { market, space } = service;
    type Input = ReturnType<typeof market>;
    function* paths(): Generator<Input> {
      for (;;) {
        const base = market(random);
        const place = space.place(base);
        yield base;
        for (const column of random.shuffle([...place.keys()])) {
          let [low, high] = [0, 1];
          const ends = [low, high].map((value) => space.at(base, place.with(column, value)));
          yield* ends;
          const [first, last] = ends.map((input) => service.classOf(input, model));
          for (let halving = 0; first !== last && halving < HALVINGS; halving += 1) {
            const middle = (low + high) / 2;
            const input = space.at(base, place.with(column, middle));
            yield input;
            if (service.classOf(input, model) === first) low = middle;
            else high = middle;
          }
        }
        yield* space.neighbours(base);
      }
    }
    const path = paths();
    return () => classify(path.next().value as Input, wantsProbabilities(false));
  },
});
