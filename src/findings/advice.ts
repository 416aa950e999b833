/** What a pattern means for the person who must act: its title, its honest readings, and the response that fits. */
import type { Reference, ResponseAdvice } from './findings.js';

interface PatternAdvice {
  readonly title: string;
  /** Honest behaviour that looks the same. */
  readonly benign: readonly string[];
  /** The mildest measure that hurts this pattern and hardly anybody else. */
  readonly measure: ResponseAdvice['action'];
}

export const patternAdvice: Readonly<Record<string, PatternAdvice>> = {
  sweep: {
    title: 'sweeps input space with synthetic or foreign inputs',
    benign: [
      'a robustness or fairness test of the customer’s own',
      'an explainer that perturbs inputs',
      'a load test with made-up data',
    ],
    measure: 'throttle',
  },
  'off-manifold': {
    title: 'asks about inputs nobody else sends',
    benign: ['a niche tenant or a new language', 'a new product whose inputs differ', 'fuzzing by a security team'],
    measure: 'verify identity',
  },
  'foreign-inputs': {
    title: 'sends next to nothing but inputs that nobody else sends',
    benign: [
      'a new product or region whose records differ',
      'a load test with made-up data',
      'fuzzing by a security team',
    ],
    measure: 'verify identity',
  },
  'assembled-texts': {
    title: 'sends words put together at random',
    benign: [
      'lists of names, codes or search words',
      'a robustness test that swaps words',
      'a load test with made-up data',
    ],
    measure: 'throttle',
  },
  'active-learning': {
    title: 'asks where the model is undecided',
    benign: ['a review queue that forwards only hard cases', 'a labelling team with active learning'],
    measure: 'round probabilities',
  },
  harvest: {
    title: 'collects answers over the whole range, never twice',
    benign: ['a backfill of a customer’s own archive', 'a document pipeline', 'a customer with a cache in front'],
    measure: 'throttle',
  },
  boundary: {
    title: 'walks along decision boundaries',
    benign: ['a what-if or counterfactual tool', 'an explainer', 'as-you-type form checks'],
    measure: 'round probabilities',
  },
  walk: {
    title: 'walks in small steps where answers change',
    benign: ['a what-if or counterfactual tool', 'an optimiser in an application'],
    measure: 'round probabilities',
  },
  bisection: {
    title: 'closes in on decision boundaries by halving',
    benign: ['a counterfactual tool that searches by halving', 'an optimiser in an application'],
    measure: 'throttle',
  },
  augmentation: {
    title: 'grows its inputs from a few, each by the same steps',
    benign: ['a robustness test with noise of one size', 'a price grid over three numbers or more'],
    measure: 'round probabilities',
  },
  parameters: {
    title: 'asks for far more than the answer (log-probabilities, logit bias, many completions)',
    benign: ['calibration or reranking', 'classification by log-probabilities', 'defaults of an SDK'],
    measure: 'round probabilities',
  },
  distillation: {
    title: 'asks for teaching material',
    benign: ['a licensed synthetic-data customer', 'test-data makers', 'content teams'],
    measure: 'verify identity',
  },
  elicitation: {
    title: 'asks for teaching material, reasoning traces or grades',
    benign: ['a judge or evaluation pipeline', 'test-data makers', 'tutoring'],
    measure: 'verify identity',
  },
  templated: {
    title: 'fills one frame anew again and again, for long answers',
    benign: [
      'content production from a catalogue',
      'a translation or document pipeline',
      'a licensed synthetic-data customer',
    ],
    measure: 'throttle',
  },
  'probability-harvest': {
    title: 'collects log-probabilities over widely spread texts',
    benign: ['calibration or reranking', 'research on uncertainty', 'an evaluation suite that scores by likelihood'],
    measure: 'round probabilities',
  },
  resampling: {
    title: 'draws long, different answers to the same few prompts',
    benign: ['a load test', 'a game or story application', 'tests of a prompt'],
    measure: 'throttle',
  },
  'output-layer': {
    title: 'steers the answers with token biases and leaves them open: reads the output layer',
    benign: ['an application that bans or favours some words in free text', 'research on decoding'],
    measure: 'round probabilities',
  },
  'tool-harvest': {
    title: 'offers the model ever other tools: how a model uses tools is collected so',
    benign: [
      'a hub or gateway that picks tools for each request',
      'a reseller of many agents',
      'tests of an agent framework',
    ],
    measure: 'throttle',
  },
  survey: {
    title: 'asks broadly, always new, for much output',
    benign: ['an application with many users', 'an evaluation team', 'content production'],
    measure: 'throttle',
  },
  traffic: {
    title: 'uses the service more, and more evenly, than comparable accounts',
    benign: ['a big customer', 'a batch job', 'a monitor'],
    measure: 'watch',
  },
};

const NOTHING_STANDS_OUT: PatternAdvice = {
  title: 'nothing stands out',
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
