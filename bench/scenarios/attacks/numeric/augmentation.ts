/** Augmentation of a few seeds: along the surrogate's Jacobian, or in random directions. */
import { classify, wantsProbabilities } from '../../classifier.js';
import type { Random } from '../../random.js';
import { defineNumericAttack, type NumericService } from '../../space.js';
import { trainMultinomial } from '../../victims/multinomial.js';

const SEEDS = 40;
/** Inputs kept for the next round: reservoir sampling of Papernot et al. */
const KEPT = 300;
/** Largest step of each number, as a share of its range. */
const STEP = 0.12;

/** Which way each number of an input goes in a round. */
type Direction<Input> = (input: Input) => readonly number[];

/** Signs of the loss's slope by each number, from a surrogate trained on the answers so far; slopes by small differences. */
function jacobian<Input>(
  service: NumericService<Input>,
  known: readonly Input[],
  { random, model }: { random: Random; model: string },
): Direction<Input> {
  const surrogate = trainMultinomial(
    {
      codes: known.map((input) => service.encode(input)),
      classes: known.map((input) => service.classOf(input, model)),
      classCount: service.labels.length,
    },
    random,
    { passes: 8, rate: 0.4, decay: 1e-3 },
  );
  const { space } = service;
  return (input) => {
    const label = service.classOf(input, model);
    const place = space.place(input);
    const sure = (at: readonly number[]): number =>
      surrogate.probabilities(service.encode(space.at(input, at)))[label] ?? 0;
    const here = sure(place);
    return place.map((value, at) => Math.sign(here - sure(place.with(at, value + 0.05))) || 1);
  };
}

function augmentation<Input>(
  service: NumericService<Input>,
  random: Random,
  directionOf: (known: readonly Input[]) => Direction<Input>,
): () => Input {
  const { market, space } = service;
  const seeds = random.fork('seeds');
  let known: Input[] = [];
  let waiting: Input[] = Array.from({ length: SEEDS }, () => market(seeds));
  return () => {
    if (waiting.length === 0) {
      const direction = directionOf(random.some(known, 2 * KEPT));
      waiting = random.some(known, KEPT).map((input) => {
        const way = direction(input);
        const step = STEP * random.between(0.5, 1);
        return space.at(
          input,
          space.place(input).map((value, at) => value + step * (way[at] ?? 0)),
        );
      });
    }
    const input = waiting.shift() ?? market(random);
    known.push(input);
    if (known.length > 6 * KEPT) known = random.some(known, 3 * KEPT);
    return input;
  };
}

export const jacobianSteps = defineNumericAttack({
  id: 'jbda',
  behaves:
    'a few natural seeds, then rounds of new inputs one step along the sign of the surrogate’s Jacobian (Papernot et al. 2017, JbDA)',

  stream(service, random, model) {
    const next = augmentation(service, random, (known) => jacobian(service, known, { random, model }));
    return () => classify(next(), wantsProbabilities(false));
  },
});

export const randomSteps = defineNumericAttack({
  id: 'jbrand',
  behaves:
    'a few natural seeds, then rounds of new inputs one step in a random direction (Juuti et al. 2019, the T-RND variants of JbDA)',

  stream(service, random) {
    const next = augmentation(
      service,
      random,
      () => (input) => service.space.place(input).map(() => (random.chance(0.5) ? 1 : -1)),
    );
    return () => classify(next(), wantsProbabilities(random.chance(0.5)));
  },
});
