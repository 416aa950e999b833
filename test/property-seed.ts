/**
 * Loaded before every test file by `npm test`: the random cases of property tests come from one seed, so that a run which fails can be run again and one which passes
 * passes for everybody. `PROPERTY_SEED=17 npm test` draws other cases, `PROPERTY_SEED=random npm test` new ones each time; fast-check prints the seed of a failure.
 */
import fc from 'fast-check';

const asked = process.env['PROPERTY_SEED'] ?? '1';

if (asked !== 'random') {
  const seed = Number(asked);
  if (!Number.isInteger(seed)) {
    throw new TypeError(`PROPERTY_SEED is ${JSON.stringify(asked)}: expected a whole number, or random`);
  }
  fc.configureGlobal({ ...fc.readConfigureGlobal(), seed });
}
