/** Equations for the weights of a linear model. */
import { classify, wantsProbabilities } from '../../classifier.js';
import { defineNumericAttack } from '../../space.js';

export const equationSolving = defineNumericAttack({
  id: 'equation_solving',
  behaves:
    'one base record, then one field changed at a time with all probabilities: as many independent equations as weights, then another base (Lowd and Meek 2005; Tramèr et al. 2016, section 4)',

  stream(service, random) {
    const { market, space } = service;
    type Input = ReturnType<typeof market>;
    let waiting: Input[] = [];
    return () => {
      if (waiting.length === 0) {
        const base = market(random);
        const place = space.place(base);
        const single = place.map((value, at) =>
          space.at(
            base,
            place.with(at, value < 0.5 ? value + random.between(0.2, 0.5) : value - random.between(0.2, 0.5)),
          ),
        );
        waiting = random.shuffle([base, ...single, ...space.neighbours(base)]);
      }
      return classify(waiting.pop() ?? market(random), wantsProbabilities(true));
    };
  },
});
