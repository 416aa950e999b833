/** Extraction attacks on text classifiers. */
import { classify, wantsProbabilities } from '../../classifier.js';
import type { ClassifierService } from '../../classifier.js';
import { prose } from '../../inputs/questions.js';
import { topics } from '../../inputs/topics/index.js';
import type { Attack } from '../../shapes.js';
import { defineAttack } from '../../shapes.js';
import { classifierAttacks } from '../classifier/index.js';

export type TextAttack = Attack<ClassifierService<string>, string>;

const randomWords: TextAttack = defineAttack({
  id: 'random_words',
  behaves: 'words of the trade drawn at random (Krishna et al. 2020, RANDOM)',
  stream: (service, random) => () => classify(service.anything(random), wantsProbabilities(true)),
});

const foreignText: TextAttack = defineAttack({
  id: 'foreign_text',
  behaves:
    'sentences from an encyclopedia-like collection that has nothing to do with the service (Krishna et al. 2020, WIKI)',
  stream: (_, random) => () => classify(prose(random.pick(topics), random, 1), wantsProbabilities(true)),
});

const SEED_TEXTS = 30;

const paraphraseExpansion: TextAttack = defineAttack({
  id: 'paraphrase_expansion',
  behaves:
    'a few real messages, each in ever new wordings: words dropped, swapped and mistyped, greetings put in front (Xu et al. 2022, student of an imitation attack)',

  stream(service, random) {
    const seeds = Array.from({ length: SEED_TEXTS }, () => service.market(random));
    const fronts = ['', '', 'Hello, ', 'hi ', 'Please: ', 'One question. ', 'Good morning, '];
    return () => {
      const text = service.disturb(random.pick(seeds), random, random.between(0.1, 0.35));
      return classify(random.pick(fronts) + text, wantsProbabilities(random.chance(0.5)));
    };
  },
});

const wordWalk: TextAttack = defineAttack({
  id: 'word_walk',
  behaves:
    'one word after another is taken out of a message until the answer changes, then the next message (Papernot et al. 2017; Li et al. 2020, BERT-Attack as boundary search)',

  stream(service, random, model) {
    let words: string[] = [];
    let first = 0;
    return () => {
      const now = words.join(' ');
      if (words.length <= 2 || service.classOf(now, model) !== first) {
        words = service.market(random).split(' ');
        first = service.classOf(words.join(' '), model);
      } else {
        words = words.toSpliced(random.below(words.length), 1);
      }
      return classify(words.join(' '), wantsProbabilities(false));
    };
  },
});

const wordProbing: TextAttack = defineAttack({
  id: 'word_probing',
  behaves:
    'one or two words at a time with all probabilities: the weights of a linear model, word by word (Lowd and Meek 2005)',

  stream(service, random) {
    let waiting: string[] = [];
    return () => {
      if (waiting.length === 0) waiting = random.shuffle([...new Set(service.anything(random).split(' '))]);
      const word = waiting.pop() ?? '';
      const second = random.chance(0.4) ? ` ${waiting.pop() ?? ''}` : '';
      return classify(`${word}${second}`.trim(), wantsProbabilities(true));
    };
  },
});

const { activeLearning, naturalKnockoff } = classifierAttacks;

export const textAttacks = {
  activeLearning,
  naturalKnockoff,
  randomWords,
  foreignText,
  paraphraseExpansion,
  wordWalk,
  wordProbing,
} as const;
