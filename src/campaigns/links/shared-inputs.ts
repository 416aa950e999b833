import { defineLink } from '../link.js';
import { sharedBy } from '../words.js';

export const sharedInputs = defineLink({
  id: 'shared-inputs',
  title: 'Same exact inputs',
  measures: 'sampled inputs both asked word for word, each weighing log(accounts / accounts having it)',
  range: [0, 2000],
  needs: ['input'],
  source:
    'augmentation from shared seeds; a coordinated sample finds common inputs (Cohen and Kaplan 2007). Own measurement in docs/method.md',
  benign: ['a tutorial or a public benchmark', 'one test suite in several projects', 'a popular question'],
  family: 'content',

  prepare({ inputs: names }) {
    return {
      candidates: () => names.candidates(),
      compare: (a, b) => names.weight(a, b),
      explain: (places) => sharedBy(names.sharing(places), places.length, 'exact input'),
    };
  },
});
