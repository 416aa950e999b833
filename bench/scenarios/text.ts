/** The text classification service: intents of messages to a city's hotline, two victims trained on hashed words. */
import { makeClassifierService, type ClassifierService, type Draw, type Inputs } from './classifier.js';
import { sharedSites } from './clients.js';
import { garble, intentNames, nonsense, writer } from './inputs/hotline.js';
import type { Random } from './random.js';
import type { Span } from './shapes.js';
import { trainMultinomial } from './victims/multinomial.js';
import { trainNaiveBayes } from './victims/naive-bayes.js';
import type { Code } from './victims/victim.js';

/** Hash buckets for words. */
const WIDTH = 512;
const CUSTOMERS = 60;

function bucket(word: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < word.length; at += 1) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193) >>> 0;
  return (hash ^ (hash >>> 15)) % WIDTH;
}

/** Counts of hashed lower-case words. */
export function encodeWords(text: string): Code {
  const code = new Float64Array(WIDTH);
  for (const word of text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []) {
    const at = bucket(word);
    code[at] = (code[at] ?? 0) + 1;
  }
  return code;
}

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
