/** Natural inputs chosen by what paid off. */
import { classify, defineClassifierAttack, wantsProbabilities } from '../../classifier.js';

const SOURCES = 30;

export const adaptiveKnockoff = defineClassifierAttack({
  id: 'adaptive_knockoff',
  behaves:
    'natural inputs from several collections; collections whose answers are of the rarer classes are drawn more often (Orekondy et al. 2019, adaptive sampling)',

  stream(service, random, model) {
    const sources = Array.from({ length: SOURCES }, (_, at) => ({
      draw: service.customer(random.fork(`source ${at}`)),
      worth: 1,
    }));
    const seen = new Float64Array(service.labels.length).fill(1);
    let total = seen.length;
    return () => {
      const source = random.weighted(sources.map((entry) => [entry, entry.worth] as const));
      const input = source.draw(random);
      const label = service.classOf(input, model);
      const reward = 1 - (seen[label] ?? 0) / total;
      seen[label] = (seen[label] ?? 0) + 1;
      total += 1;
      source.worth = Math.max(0.05, 0.9 * source.worth + 0.1 * 2 * reward);
      return classify(input, wantsProbabilities(true));
    };
  },
});
