/** Space-filling designs over the numbers; words at random. */
import { classify, wantsProbabilities } from '../../classifier.js';
import { defineNumericAttack } from '../../space.js';

/** Points of one Latin hypercube; the next block starts another. */
const BLOCK = 200;
const LEVELS = 4;

export const hypercube = defineNumericAttack({
  id: 'latin_hypercube',
  behaves: 'blocks of a Latin hypercube design (McKay et al. 1979): each range of each number used equally often',

  stream(service, random) {
    const { space } = service;
    let block: number[][] = [];
    const design = (): number[][] => {
      const columns = Array.from({ length: space.columns }, () => random.shuffle([...Array(BLOCK).keys()]));
      return Array.from({ length: BLOCK }, (_, at) =>
        columns.map((column) => ((column[at] ?? 0) + random.next()) / BLOCK),
      );
    };
    return () => {
      if (block.length === 0) block = design();
      return classify(space.at(service.anything(random), block.pop() ?? []), wantsProbabilities(true));
    };
  },
});

export const grid = defineNumericAttack({
  id: 'coarse_grid',
  behaves: 'the middles of the cells of a coarse grid, in a scrambled order, words at random',

  stream(service, random) {
    const { space } = service;
    return () => {
      const cell = Array.from({ length: space.columns }, () => (random.below(LEVELS) + 0.5) / LEVELS);
      return classify(space.at(service.anything(random), cell), wantsProbabilities(true));
    };
  },
});
