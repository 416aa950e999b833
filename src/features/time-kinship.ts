import { defineFeature } from './feature.js';
import { percent } from './phrase.js';

export const timeKinship = defineFeature({
  id: 'time-kinship',
  title: 'Clouds around cases',
  status: 'stable',
  family: 'coverage',
  measures:
    '-log of the variance between inputs next to each other in time over that between any two, mean over the columns; high comes in clouds around seeds',
  unit: 'log ratio',
  range: [-3, 5],
  direction: 'lower',
  needs: ['input', 'time'],
  settings: {},
  source:
    'ratio of successive to overall variance: von Neumann, Annals of Mathematical Statistics 12, 1941; clouds around cases: Ribeiro et al. 2016 (LIME), Lundberg and Lee 2017 (SHAP)',
  benign: ['this only ever excuses: explainers, what-if tools and robustness tests ask in clouds around cases'],

  value: (profile, population) => population.course(profile)?.kinship ?? null,

  explain(profile, population) {
    const ratio = Math.exp(-(population.course(profile)?.kinship ?? 0));
    return `inputs that follow each other differ ${percent(ratio)} as much as any two of its own: explainers, what-if tools and robustness tests ask in clouds around cases`;
  },
});
