/** Bisection between pairs, on any input with numbers. */
import { classify, wantsProbabilities } from '../../classifier.js';
import { between, defineNumericAttack } from '../../space.js';

const HALVINGS = 8;

export const pairSearch = defineNumericAttack({
  id: 'line_search',
  behaves:
    'pairs of natural inputs with different answers, halved again and again until the boundary is found (Lowd and Meek 2005)',

  stream(service, random, model) {
    const { market, space } = service;
    type Input = ReturnType<typeof market>;
    let waiting: Input[] = [];
    let ends = { one: market(random), low: [0], high: [0], label: 0, left: 0 };
    const open = (): void => {
      const one = market(random);
      const label = service.classOf(one, model);
      let other = space.wordsOf(market(random), one);
      for (let trial = 0; trial < 60 && service.classOf(other, model) === label; trial += 1) {
        other = space.wordsOf(market(random), one);
      }
      ends = { one, low: space.place(one), high: space.place(other), label, left: HALVINGS };
      waiting = [other, one];
    };
    return () => {
      if (waiting.length === 0 && ends.left === 0) open();
      const end = waiting.pop();
      if (end !== undefined) return classify(end, wantsProbabilities(false));
      ends.left -= 1;
      const middle = between(ends.low, ends.high, 0.5);
      const input = space.at(ends.one, middle);
      if (service.classOf(input, model) === ends.label) ends.low = middle;
      else ends.high = middle;
      return classify(input, wantsProbabilities(false));
    };
  },
});
