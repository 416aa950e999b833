/** The tabular prediction service: two victims really trained on a synthetic population, answering records with a class. */
import { marketDraw, type Draw, type Population, type Row } from './inputs/table.js';
import { sharedSites } from './clients.js';
import type { Random } from './random.js';
import type { Answer, Attack, Params, Persona, Query, Service, Span } from './shapes.js';
import { trainBoostedTrees } from './victims/boosted-trees.js';
import { trainMultinomial } from './victims/multinomial.js';
import { argmax, type Classifier } from './victims/victim.js';

export interface TabularService extends Service<Row> {
  readonly population: Population;
  /** Records of the whole market. */
  readonly market: Draw;
  victim(model: string): Classifier;
  /** Class the model gives to a record. */
  classOf(row: Row, model: string): number;
}

export type TabularPersona = Persona<TabularService, Row>;
export type TabularAttack = Attack<TabularService, Row>;

/** Parameters of a call: whether class probabilities come back. */
export function wantsProbabilities(wanted: boolean): Params {
  return { return_probs: wanted };
}

export function tabularQuery(input: Row, params: Params): Query<Row> {
  return { input, params };
}

/** Most services read only the label; about four in ten take the probabilities. */
export function usualParams(random: Random): Params {
  return wantsProbabilities(random.chance(0.4));
}

/** Four in five callers use the common model. */
export function usualModel({ models }: { readonly models: readonly string[] }, random: Random): string {
  return (random.chance(0.8) ? models[0] : models.at(-1)) ?? '';
}

export interface TabularSettings {
  readonly population: Population;
  readonly span: Span;
  readonly trainingRecords: number;
}

export function makeTabularService(
  { population, span, trainingRecords }: TabularSettings,
  random: Random,
): TabularService {
  const market = marketDraw(population, random.fork('market'), 120);
  const draw = random.fork('training');
  const rows = Array.from({ length: trainingRecords }, () => market(draw));
  const data = {
    codes: rows.map((row) => population.table.encode(row)),
    classes: rows.map((row) => population.truth(row, draw)),
    classCount: population.labels.length,
  };
  const victims = new Map<string, Classifier>([
    [`${population.id}-v2`, trainBoostedTrees(data, random.fork('boosted'))],
    [`${population.id}-lr`, trainMultinomial(data, random.fork('linear'))],
  ]);
  const models = [...victims.keys()];
  const victim = (model: string): Classifier => {
    const found = victims.get(model);
    if (found === undefined) throw new Error(`no model named ${model}`);
    return found;
  };
  return {
    id: population.id,
    endpoint: '/v1/predict',
    models,
    span,
    sites: sharedSites(random.fork('sites')),
    callsPerMinute: 240,
    population,
    market,
    victim,
    classOf: (row, model) => argmax(victim(model).probabilities(population.table.encode(row))),
    logged: (row) => row,
    answer: ({ input, params }, model, chance) =>
      predict(victim(model).probabilities(population.table.encode(input)), {
        labels: population.labels,
        full: params['return_probs'] === true,
        random: chance,
      }),
  };
}

/** The answer of a classifier as the log shows it. */
export function predict(
  probabilities: Float64Array,
  { labels, full, random }: { labels: readonly string[]; full: boolean; random: Random },
): Answer {
  const label = labels[argmax(probabilities)] ?? '';
  const probs = Object.fromEntries(labels.map((name, at) => [name, Number((probabilities[at] ?? 0).toFixed(3))]));
  return { output: full ? { label, probs } : { label }, latencyMs: Math.round(random.around(34, 0.35)), said: label };
}
