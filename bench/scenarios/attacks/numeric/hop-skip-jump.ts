/** Walks along the boundary. */
import { classify, wantsProbabilities } from '../../classifier.js';
import { between, defineNumericAttack } from '../../space.js';

/** Halvings to come back to the boundary. */
const HALVINGS = 6;
/** Probes around a boundary point for one estimate of the normal. */
const PROBES = 8;
const ROUNDS = 3;

export const hopSkipJump = defineNumericAttack({
  id: 'hop_skip_jump',
  behaves:
    'from a pair of inputs with different answers: back to the boundary by halving, estimate its normal from small random probes, step along it, again (Chen et al. 2020, HopSkipJump)',

  stream(service, random, model) {
    const { market, space } = service;
    const params = wantsProbabilities(false);
    type Input = ReturnType<typeof market>;
    function* walk(): Generator<Input> {
      const from = market(random);
      const label = service.classOf(from, model);
      let other = space.wordsOf(market(random), from);
      for (let trial = 0; trial < 40 && service.classOf(other, model) === label; trial += 1) {
        other = space.wordsOf(market(random), from);
      }
      yield from;
      yield other;
      let [inside, outside] = [space.place(from), space.place(other)];
      for (let round = 0; round < ROUNDS; round += 1) {
        for (let halving = 0; halving < HALVINGS; halving += 1) {
          const middle = between(inside, outside, 0.5);
          const input = space.at(from, middle);
          yield input;
          if (service.classOf(input, model) === label) inside = middle;
          else outside = middle;
        }
        const reach = 0.06 / (1 + round);
        const normal = inside.map(() => 0);
        for (let probe = 0; probe < PROBES; probe += 1) {
          const way = inside.map(() => random.normal(0, reach));
          const input = space.at(
            from,
            outside.map((value, at) => value + (way[at] ?? 0)),
          );
          yield input;
          const side = service.classOf(input, model) === label ? -1 : 1;
          way.forEach((value, at) => (normal[at] = (normal[at] ?? 0) + side * value));
        }
        const length = Math.hypot(...normal) || 1;
        outside = outside.map((value, at) => value + (0.1 * (normal[at] ?? 0)) / length);
        inside = between(outside, space.place(from), 0.5);
      }
    }
    let path = walk();
    return () => {
      let step = path.next();
      while (step.done === true) {
        path = walk();
        step = path.next();
      }
      return classify(step.value, params);
    };
  },
});
