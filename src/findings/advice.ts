/** What a pattern means for the person who must act: its title, its honest readings, and the response that fits. */
import type { Reference, ResponseAdvice } from './findings.js';

export interface PatternAdvice {
  readonly title: string;
  /** Kinds of use it is looked for on. */
  readonly on: string;
  /** What must come together (`scores/patterns.ts` and its neighbours have the formulas). */
  readonly signs: string;
  /** Honest behaviour that looks the same. */
  readonly benign: readonly string[];
  /** The mildest measure that hurts this pattern and hardly anybody else. */
  readonly measure: ResponseAdvice['action'];
}

export const patternAdvice: Readonly<Record<string, PatternAdvice>> = {
  sweep: {
    title: 'sweeps input space with synthetic or foreign inputs',
    on: 'rows, texts, chats',
    signs:
      'inputs unlike anybody’s that are spread out widely, hardly any of them asked twice; on rows not in the order or in the clouds of a tool',
    benign: [
      'a robustness or fairness test of the customer’s own',
      'an explainer that perturbs inputs',
      'a load test with made-up data',
    ],
    measure: 'throttle',
  },
  'off-manifold': {
    title: 'asks about inputs nobody else sends',
    on: 'rows, texts, chats',
    signs:
      'inputs unlike anybody’s, wide or not, hardly any of them asked twice; on rows not in the order or in the clouds of a tool',
    benign: ['a niche tenant or a new language', 'a new product whose inputs differ', 'fuzzing by a security team'],
    measure: 'verify identity',
  },
  'foreign-inputs': {
    title: 'sends next to nothing but inputs that nobody else sends',
    on: 'rows',
    signs:
      'nearly all inputs stranger than anybody’s, in columns distributed like nobody’s; neither in order nor in clouds around cases',
    benign: [
      'a new product or region whose records differ',
      'a load test with made-up data',
      'fuzzing by a security team',
    ],
    measure: 'verify identity',
  },
  'assembled-texts': {
    title: 'sends words put together at random',
    on: 'texts',
    signs:
      'words side by side that stand so in nobody else’s texts, in texts that have nothing to do with the one before',
    benign: [
      'lists of names, codes or search words',
      'a robustness test that swaps words',
      'a load test with made-up data',
    ],
    measure: 'throttle',
  },
  'active-learning': {
    title: 'asks where the model is undecided',
    on: 'rows, texts, chats',
    signs:
      'small margins (where probabilities are logged) or neighbours with other answers, on inputs spread out widely and hardly ever asked twice',
    benign: ['a review queue that forwards only hard cases', 'a labelling team with active learning'],
    measure: 'round probabilities',
  },
  harvest: {
    title: 'collects answers over the whole range, never twice',
    on: 'rows, texts',
    signs:
      'inputs as widely spread and as mixed as everybody’s together, which no single customer’s are, hardly any of them asked twice',
    benign: ['a backfill of a customer’s own archive', 'a document pipeline', 'a customer with a cache in front'],
    measure: 'throttle',
  },
  boundary: {
    title: 'walks along decision boundaries',
    on: 'rows, texts, chats',
    signs: 'inputs close to earlier ones, and answers that change between the two',
    benign: ['a what-if or counterfactual tool', 'an explainer', 'as-you-type form checks'],
    measure: 'round probabilities',
  },
  walk: {
    title: 'walks in small steps where answers change',
    on: 'rows',
    signs: 'inputs close to earlier ones, in places where others got other answers',
    benign: ['a what-if or counterfactual tool', 'an optimiser in an application'],
    measure: 'round probabilities',
  },
  bisection: {
    title: 'closes in on decision boundaries by halving',
    on: 'rows',
    signs: 'inputs half way between two earlier ones, or halving again and again the way between two different answers',
    benign: ['a counterfactual tool that searches by halving', 'an optimiser in an application'],
    measure: 'throttle',
  },
  derivatives: {
    title: 'takes derivatives of the model, column by column',
    on: 'rows',
    signs: 'rows that lie a small step of one length around a point, each in another column',
    benign: ['an explainer that takes derivatives', 'a risk desk that moves each quantity by one unit'],
    measure: 'round probabilities',
  },
  augmentation: {
    title: 'grows its inputs from a few, each by the same steps',
    on: 'rows',
    signs: 'rows that repeat one asked before with each number moved by the same length',
    benign: ['a robustness test with noise of one size', 'a price grid over three numbers or more'],
    measure: 'round probabilities',
  },
  parameters: {
    title: 'asks for far more than the answer (log-probabilities, logit bias, many completions)',
    on: 'all',
    signs:
      'log-probabilities, token biases or many completions in more requests than others ask for; on chats less where the answers are those of a classifier',
    benign: ['calibration or reranking', 'classification by log-probabilities', 'defaults of an SDK'],
    measure: 'round probabilities',
  },
  distillation: {
    title: 'asks for teaching material',
    on: 'texts',
    signs: 'requests for material, in one frame that is filled anew each time',
    benign: ['a licensed synthetic-data customer', 'test-data makers', 'content teams'],
    measure: 'verify identity',
  },
  elicitation: {
    title: 'asks for teaching material, reasoning traces or grades',
    on: 'chats',
    signs:
      'requests for material, reasoning or grades; more so in one frame, less so for short answers or about the same few things',
    benign: ['a judge or evaluation pipeline', 'test-data makers', 'tutoring'],
    measure: 'verify identity',
  },
  templated: {
    title: 'fills one frame anew again and again, for long answers',
    on: 'chats',
    signs: 'one frame filled anew each time, for long answers, and much of it',
    benign: [
      'content production from a catalogue',
      'a translation or document pipeline',
      'a licensed synthetic-data customer',
    ],
    measure: 'throttle',
  },
  'probability-harvest': {
    title: 'collects log-probabilities over widely spread texts',
    on: 'chats',
    signs: 'log-probabilities or token biases on widely spread texts, with answers that stay open',
    benign: ['calibration or reranking', 'research on uncertainty', 'an evaluation suite that scores by likelihood'],
    measure: 'round probabilities',
  },
  resampling: {
    title: 'draws long, different answers to the same few prompts',
    on: 'chats',
    signs: 'the same few prompts again and again, for answers that are long and differ',
    benign: ['a load test', 'a game or story application', 'tests of a prompt'],
    measure: 'throttle',
  },
  'output-layer': {
    title: 'steers the answers with token biases and leaves them open: reads the output layer',
    on: 'chats',
    signs: 'token biases with answers that stay open, whatever is asked',
    benign: ['an application that bans or favours some words in free text', 'research on decoding'],
    measure: 'round probabilities',
  },
  'tool-harvest': {
    title: 'offers the model ever other tools: how a model uses tools is collected so',
    on: 'chats',
    signs: 'a list of tools that is another one each time',
    benign: [
      'a hub or gateway that picks tools for each request',
      'a reseller of many agents',
      'tests of an agent framework',
    ],
    measure: 'throttle',
  },
  survey: {
    title: 'asks broadly and hardly anything twice',
    on: 'chats',
    signs:
      'openness of what is asked, words that ask for material and length of the answers, added up, with many things filled in and hardly anything asked twice; less where people talk behind it',
    benign: ['an application with many users', 'an evaluation team', 'content production'],
    measure: 'throttle',
  },
  traffic: {
    title: 'uses the service more, and more evenly, than comparable accounts',
    on: 'logs without inputs',
    signs: 'more calls, on more hours and more evenly, and more output, than comparable accounts have',
    benign: ['a big customer', 'a batch job', 'a monitor'],
    measure: 'watch',
  },
};

const NOTHING_STANDS_OUT: PatternAdvice = {
  title: 'nothing stands out',
  on: '',
  signs: '',
  benign: ['ordinary use'],
  measure: 'watch',
};

export function adviceFor(pattern: string | null): PatternAdvice {
  return (pattern === null ? undefined : patternAdvice[pattern]) ?? NOTHING_STANDS_OUT;
}

export const references: readonly Reference[] = [
  { id: 'AML.T0024.002', title: 'MITRE ATLAS: Exfiltration via AI Inference API: Extract AI Model' },
  { id: 'AML.T0005', title: 'MITRE ATLAS: Create Proxy AI Model' },
  { id: 'AML.M0004', title: 'MITRE ATLAS mitigation: Restrict Number of AI Model Queries' },
  { id: 'AML.M0019', title: 'MITRE ATLAS mitigation: Control Access to AI Models and Data in Production' },
  { id: 'AML.M0024', title: 'MITRE ATLAS mitigation: AI Telemetry Logging' },
  { id: 'LLM10:2025', title: 'OWASP Top 10 for LLM Applications: Unbounded Consumption' },
  { id: 'ML05:2023', title: 'OWASP Machine Learning Security Top 10: Model Theft' },
  { id: 'AISVS-C11.5', title: 'OWASP AI Security Verification Standard: model extraction' },
];
