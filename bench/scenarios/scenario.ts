/** A scenario: one service with its cast of honest callers and attackers, played out as a log with labels. */
import { merge, type Caller, type LogRecord } from './log.js';
import { campaign, solo, type Delivery, type Split } from './mix.js';
import { stage, type Operation } from './operation.js';
import { Random } from './random.js';
import type { Persona, Plan, Query, Service, Span } from './shapes.js';
import { DAY } from './rhythms/rhythms.js';

/** The truth about one account, in the columns that `npm run evaluate` reads. */
export interface Label {
  readonly account: string;
  readonly isAttacker: boolean;
  /** Kind of attack, empty for honest accounts. */
  readonly attack: string;
  readonly campaign: string;
  readonly persona: string;
  /** naive, slow, human, with "+cover" or "split"; empty for honest accounts. */
  readonly variant: string;
  /** Calls in the log. */
  queries: number;
  /** Calls that served the copy. */
  attackQueries: number;
}

export interface Cast<S, Input> {
  readonly honest: readonly (readonly [Persona<S, Input>, number])[];
  readonly solos: readonly Delivery<S, Input>[];
  readonly campaigns: readonly Split<S, Input>[];
  /** Attacks for measuring, each with its manner. */
  operations?(service: S): readonly Operation<S, Input>[];
  /** Evens out what has nothing to do with the question asked: called for every account, attackers and honest alike. */
  habits?(plan: Plan<Input>, random: Random): Plan<Input>;
}

/** What a thief has after so many answers: agreement of the best surrogate with the victim on ordinary inputs. */
export interface Fidelity {
  readonly queries: number;
  readonly agreement: number;
}

/** One operation's copy of the model. */
export interface Copy {
  /** The account that acts alone, or the campaign. */
  readonly unit: string;
  readonly attack: string;
  readonly model: string;
  readonly accounts: readonly string[];
  /** Trains surrogates on what was asked; complete once the records were walked through. */
  fidelity(): readonly Fidelity[];
}

export interface ScenarioOptions {
  readonly seed: number;
  /** Multiplies the number of honest accounts; the attackers stay, so a larger scale means a lower base rate. */
  readonly scale: number;
}

export interface Played {
  /** By time; can be walked once. */
  readonly records: Iterable<LogRecord>;
  /** Complete once the records were walked through. */
  readonly labels: readonly Label[];
  readonly copies: readonly Copy[];
}

export interface Scenario {
  readonly id: string;
  /** One sentence: what is in it and what it is for. */
  readonly about: string;
  play(options: ScenarioOptions): Played;
}

/** A scenario's calendar: whole days from a Monday. */
export function calendar(monday: string, days: number): Span {
  const start = Date.parse(`${monday}T00:00:00Z`);
  return { start, end: start + days * DAY, days };
}

interface Player<Input> {
  readonly caller: Caller<Input>;
  readonly label: Label;
}

type Truth = Pick<Label, 'attack' | 'campaign' | 'persona' | 'variant'>;

/** Gives out account ids that say nothing about their owners. */
class Registry<Input> {
  readonly players: Player<Input>[] = [];
  readonly copies: Copy[] = [];
  private readonly ids: Random;
  private readonly random: Random;
  private readonly taken = new Set<string>();

  private readonly habits: (plan: Plan<Input>, random: Random) => Plan<Input>;

  constructor(random: Random, habits: (plan: Plan<Input>, random: Random) => Plan<Input>) {
    this.random = random;
    this.habits = habits;
    this.ids = random.fork('ids');
  }

  add(plan: Caller<Input>['plan'], truth: Truth): string {
    let account = `acct_${this.ids.hex(8)}`;
    while (this.taken.has(account)) account = `acct_${this.ids.hex(8)}`;
    this.taken.add(account);
    const random = this.random.fork(`calls of ${account}`);
    const label = { account, isAttacker: truth.attack !== '', ...truth, queries: 0, attackQueries: 0 };
    this.players.push({ caller: { account, plan: this.habits(plan, random), random }, label });
    return account;
  }
}

function variant<S, Input>({ pace, cover = 0 }: Delivery<S, Input>, split: boolean): string {
  return [pace, ...(cover > 0 ? ['cover'] : []), ...(split ? ['split'] : [])].join('+');
}

/** Everybody's plans, honest first; the order decides nothing but ties in time. */
function enrol<S extends Service<Input>, Input>(
  service: S,
  cast: Cast<S, Input>,
  scale: number,
  random: Random,
): Registry<Input> {
  const registry = new Registry<Input>(random, (plan, own) => cast.habits?.(plan, own.fork('habits')) ?? plan);
  for (const [persona, count] of cast.honest) {
    const accounts = Math.max(count > 0 ? 1 : 0, Math.round(count * scale));
    for (let at = 0; at < accounts; at += 1) {
      const plan = persona.make(service, random.fork(`${persona.id} ${at}`));
      registry.add(plan, { attack: '', campaign: '', persona: persona.id, variant: '' });
    }
  }
  cast.solos.forEach((delivery, at) => {
    const plan = solo(service, delivery, random.fork(`solo ${at} ${delivery.attack.id}`));
    registry.add(plan, {
      attack: delivery.attack.id,
      campaign: '',
      persona: 'attacker',
      variant: variant(delivery, false),
    });
  });
  cast.campaigns.forEach((split, at) => {
    for (const plan of campaign(service, split, random.fork(`campaign ${at} ${split.attack.id}`))) {
      registry.add(plan, {
        attack: split.attack.id,
        campaign: `${service.id}-${at + 1}`,
        persona: 'attacker',
        variant: variant(split, true),
      });
    }
  });
  return registry;
}

/** Adds the operations; what each of them asks is remembered for its surrogates. */
function operate<S extends Service<Input>, Input>(
  service: S,
  { cast, progress }: Pick<ScenarioParts<S, Input>, 'cast' | 'progress'>,
  { registry, random }: { registry: Registry<Input>; random: Random },
): void {
  (cast.operations?.(service) ?? []).forEach((operation, at) => {
    const { attack, manner, model } = operation;
    const own = random.fork(`operation ${at} ${attack.id} ${manner.id}`);
    const { plans, asked } = stage(service, operation, own);
    const campaign = manner.accounts > 1 ? `${service.id}-o${at + 1}` : '';
    const accounts = plans.map((plan) =>
      registry.add(plan, { attack: attack.id, campaign, persona: 'attacker', variant: manner.id }),
    );
    const unit = campaign === '' ? (accounts[0] ?? '') : campaign;
    const fidelity = (): readonly Fidelity[] => progress?.(service, asked, { model, random: own.fork('copy') }) ?? [];
    registry.copies.push({ unit, attack: attack.id, model, accounts, fidelity });
  });
}

export interface ScenarioParts<S, Input> {
  readonly id: string;
  readonly about: string;
  /** Trains the victims; the same seed gives the same service. */
  service(random: Random): S;
  readonly cast: Cast<S, Input>;
  /** Trains surrogates on growing numbers of an operation's questions. */
  progress?(
    service: S,
    asked: readonly Query<Input>[],
    context: { readonly model: string; readonly random: Random },
  ): readonly Fidelity[];
}

/** A scenario that can be played. Its id is part of every seed: two scenarios share no account and no address. */
export function defineScenario<S extends Service<Input>, Input>(parts: ScenarioParts<S, Input>): Scenario {
  const { id, about, cast } = parts;
  const play = ({ seed, scale }: ScenarioOptions): Played => {
    const random = new Random(seed, id);
    const made = parts.service(random.fork('service'));
    const registry = enrol(made, cast, scale, random.fork('cast'));
    operate(made, parts, { registry, random: random.fork('operations') });
    const { players, copies } = registry;
    const labels = new Map(players.map(({ label }) => [label.account, label]));
    const records = merge(
      made,
      players.map(({ caller }) => caller),
      (account, cover) => {
        const label = labels.get(account);
        if (label === undefined) return;
        label.queries += 1;
        if (label.isAttacker && !cover) label.attackQueries += 1;
      },
    );
    const sorted = [...labels.values()].sort((one, other) => (one.account < other.account ? -1 : 1));
    return { records, labels: sorted, copies };
  };
  return Object.freeze({ id, about, play });
}
