/** The text classification service: intents of messages to a city's hotline, two victims trained on hashed words. */
import { makeClassifierService, type ClassifierService, type Draw, type Inputs } from './classifier.js';
import { sharedSites } from './clients.js';
import { encodeWords } from './inputs/words.js';
import { garble, intentNames, nonsense, writer } from './inputs/hotline.js';
import type { Random } from './random.js';
import type { Span } from './shapes.js';
import { trainMultinomial } from './victims/multinomial.js';
import { trainNaiveBayes } from './victims/naive-bayes.js';

const CUSTOMERS = 60;

export function makeTextService(
  { span, trainingTexts }: { span: Span; trainingTexts: number },
  random: Random,
): ClassifierService<string> {
  const crowd = random.fork('market');
  const writers = Array.from({ length: CUSTOMERS }, () => writer(crowd));
  const draw = random.fork('training');
  const messages = Array.from({ length: trainingTexts }, () => draw.pick(writers)(draw));
  const data = {
    codes: messages.map(({ text }) => encodeWords(text)),
    classes: messages.map(({ intent }) => intent),
    classCount: intentNames.length,
  };
  const customer = (chance: Random): Draw<string> => {
    const write = writer(chance);
    return (asked) => write(asked).text;
  };
  const inputs: Inputs<string> = {
    labels: intentNames,
    market: (chance) => chance.pick(writers)(chance).text,
    customer,
    disturb: garble,
    anything: nonsense,
    encode: encodeWords,
  };
  const victims = new Map([
    ['intents-v3', trainNaiveBayes(data)],
    ['intents-lr', trainMultinomial(data, random.fork('linear'), { passes: 4, rate: 0.5, decay: 1e-5 })],
  ]);
  const sites = sharedSites(random.fork('sites'));
  return makeClassifierService({ id: 'hotline', endpoint: '/v1/classify', span, sites, inputs, victims });
}
