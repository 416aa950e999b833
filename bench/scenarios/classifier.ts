/** What all classifying services have in common, whatever their inputs are: customers' inputs, disturbed inputs, any inputs at all. */
import type { Random } from './random.js';
import type { Answer, Attack, Params, Plan, Query, Service } from './shapes.js';
import { argmax, type Classifier, type Code } from './victims/victim.js';

/** Draws one input. */
export type Draw<Input> = (random: Random) => Input;

/** The inputs of a service: who asks what. */
export interface Inputs<Input> {
  readonly labels: readonly string[];
  /** Inputs of the whole market. */
  readonly market: Draw<Input>;
  /** Inputs of one customer: a narrow part of the market. */
  customer(random: Random): Draw<Input>;
  /** The input changed a little (0.02) or a lot (0.3) without regard to whether it still makes sense. */
  disturb(input: Input, random: Random, strength: number): Input;
  /** Something the interface accepts, whether it makes sense or not. */
  anything(random: Random): Input;
  encode(input: Input): Code;
}

export interface ClassifierService<Input> extends Service<Input>, Inputs<Input> {
  victim(model: string): Classifier;
  /** Class the model gives to an input. */
  classOf(input: Input, model: string): number;
}

/** An honest caller of any classifying service. */
export interface ClassifierPersona {
  readonly id: string;
  readonly behaves: string;
  make<Input>(service: ClassifierService<Input>, random: Random): Plan<Input>;
}

/** An attack on any classifying service. */
export interface ClassifierAttack {
  readonly id: string;
  readonly behaves: string;
  stream<Input>(
    service: ClassifierService<Input>,
    random: Random,
    model: string,
  ): ReturnType<Attack<unknown, Input>['stream']>;
}

export function defineClassifierPersona(persona: ClassifierPersona): ClassifierPersona {
  return Object.freeze(persona);
}

export function defineClassifierAttack(attack: ClassifierAttack): ClassifierAttack {
  return Object.freeze(attack);
}

/** Parameters of a call: whether class probabilities come back. */
export function wantsProbabilities(wanted: boolean): Params {
  return { return_probs: wanted };
}

export function classify<Input>(input: Input, params: Params): Query<Input> {
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

/** Probabilities shown of a label set larger than this: the likeliest ones only. */
const SHOWN = 5;

/** The answer of a classifier as the log shows it. */
function predict(
  probabilities: Float64Array,
  labels: readonly string[],
  full: boolean,
): Pick<Answer, 'output' | 'said'> {
  const said = labels[argmax(probabilities)] ?? '';
  if (!full) return { output: { label: said }, said };
  const all = labels.map((name, at) => [name, Number((probabilities[at] ?? 0).toFixed(3))] as const);
  const shown = labels.length <= SHOWN ? all : [...all].sort(([, one], [, other]) => other - one).slice(0, SHOWN);
  return { output: { label: said, probs: Object.fromEntries(shown) }, said };
}

export interface ClassifierParts<Input> extends Pick<Service<Input>, 'id' | 'endpoint' | 'span' | 'sites'> {
  readonly inputs: Inputs<Input>;
  /** Trained models by name, the common one first. */
  readonly victims: ReadonlyMap<string, Classifier>;
}

/** A classifying service from its inputs and its trained victims. */
export function makeClassifierService<Input>({
  inputs,
  victims,
  ...service
}: ClassifierParts<Input>): ClassifierService<Input> {
  const victim = (model: string): Classifier => {
    const found = victims.get(model);
    if (found === undefined) throw new Error(`no model named ${model}`);
    return found;
  };
  const ask = (input: Input, model: string): Float64Array => victim(model).probabilities(inputs.encode(input));
  return {
    ...service,
    ...inputs,
    models: [...victims.keys()],
    callsPerMinute: 240,
    victim,
    classOf: (input, model) => argmax(ask(input, model)),
    logged: (input) => input,
    answer: ({ input, params }, model, random) => ({
      ...predict(ask(input, model), inputs.labels, params['return_probs'] === true),
      latencyMs: Math.round(random.around(34, 0.35)),
    }),
  };
}
