/** The shapes every part of a scenario speaks: who calls (client), when (moments), what is asked (queries), and what comes back. */
import type { Random } from './random.js';

/** One instant at which a caller acts. `sitting` counts its sessions or jobs from 0. */
export interface Moment {
  readonly time: number;
  readonly sitting: number;
}

/** The simulated period, milliseconds since 1970 UTC. */
export interface Span {
  readonly start: number;
  readonly end: number;
  readonly days: number;
}

export type ParamValue = string | number | boolean | Readonly<Record<string, number>>;
export type Params = Readonly<Record<string, ParamValue>>;

/** One question, without who and when. */
export interface Query<Input> {
  readonly input: Input;
  readonly params: Params;
  /** True for a question that only hides others among ordinary ones. */
  readonly cover?: boolean;
}

/** What the service gave back; the fields are written to the log as they are. */
export interface Answer {
  readonly output: unknown;
  readonly latencyMs: number;
  readonly tokensIn?: number;
  readonly tokensOut?: number;
  /** Predicted class or text, for callers that react to it. */
  readonly said: string;
}

/** Where calls come from and how the software names itself. */
export interface Client {
  readonly agent: string;
  /** Address of the next call. */
  address(random: Random): string;
  /** How often a failed call is tried again. */
  readonly retries: number;
}

/** One account's life: who, when, and how each question follows from the last answer. `undefined` ends it. */
export interface Plan<Input> {
  readonly client: Client;
  readonly model: string;
  readonly moments: readonly Moment[];
  ask(moment: Moment, heard: Answer | undefined): Query<Input> | undefined;
}

/** A model behind an API with its ordinary inputs. `Input` is what callers hold; `logged` is what the log shows of it. */
export interface Service<Input> {
  readonly id: string;
  readonly endpoint: string;
  /** Models on offer, the common one first. */
  readonly models: readonly string[];
  readonly span: Span;
  /** Addresses that many unrelated accounts share: offices, schools, gateways. */
  readonly sites: readonly string[];
  /** Calls an account may make a minute before it gets 429. */
  readonly callsPerMinute: number;
  answer(query: Query<Input>, model: string, random: Random): Answer;
  logged(input: Input): unknown;
}

/** A kind of honest caller. */
export interface Persona<S, Input> {
  readonly id: string;
  /** One sentence: who this is and why it may look odd. */
  readonly behaves: string;
  make(service: S, random: Random): Plan<Input>;
}

/** A kind of extraction: an endless supply of questions. How they are delivered (fast, slow, diluted, split) is decided in mix.ts. */
export interface Attack<S, Input> {
  readonly id: string;
  /** One sentence with the source of the idea. */
  readonly behaves: string;
  stream(service: S, random: Random, model: string): () => Query<Input>;
}

/** Names the persona's types once, so that its functions need no annotations. */
export function definePersona<S, Input>(persona: Persona<S, Input>): Persona<S, Input> {
  return Object.freeze(persona);
}

export function defineAttack<S, Input>(attack: Attack<S, Input>): Attack<S, Input> {
  return Object.freeze(attack);
}
