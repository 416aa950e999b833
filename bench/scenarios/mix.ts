/** How an attack is delivered: in a rush, slowly, hidden among ordinary questions, or split over several accounts. */
import { addressIn, network, oneSite, roaming, sdkAgent } from './clients.js';
import type { Random } from './random.js';
import {
  HOUR,
  flatCurve,
  officeHabit,
  run,
  sittings,
  steady,
  together,
  within,
  zone,
  type Habit,
} from './rhythms/rhythms.js';
import type { Attack, Client, Moment, Persona, Plan, Query, Service, Span } from './shapes.js';

/** naive: machine pace, a few runs. slow: spread over the whole period. human: sittings with pauses at office hours. */
export type Pace = 'naive' | 'slow' | 'human';

export interface Delivery<S, Input> {
  readonly attack: Attack<S, Input>;
  /** Questions in all, about. */
  readonly budget: number;
  readonly pace: Pace;
  /** Share of ordinary questions mixed in, 0..1, and whose they are. */
  readonly cover?: number;
  readonly coverBy?: Persona<S, Input>;
}

export interface Split<S, Input> extends Delivery<S, Input> {
  readonly accounts: number;
  /** network: members sit in a few networks; some: every second one does; none: nothing is shared. */
  readonly sharing: 'network' | 'some' | 'none';
  /** Deviation of the logarithm of the members' shares: 0 = equal quotas. */
  readonly unevenness: number;
}

function attackModel({ models }: { readonly models: readonly string[] }): string {
  return models[0] ?? '';
}

export function pacedMoments(random: Random, span: Span, { budget, pace, callsPerMinute }: Pacing): Moment[] {
  const aWeek = (budget * 7) / span.days;
  if (pace === 'slow') {
    const habit: Habit = { curve: flatCurve, zone: zone(random), weekend: 1 };
    return steady(random, span, { aWeek, habit });
  }
  if (pace === 'human')
    return sittings(random, span, { aWeek, habit: officeHabit(random), each: 30, pauseSeconds: 14 });
  const runs = random.whole(2, 4);
  const parts = Array.from({ length: runs }, () =>
    run(random, span, {
      count: budget / runs,
      start: span.start + random.between(2, 24 * span.days - 8) * HOUR,
      perSecond: random.between(0.15, 0.6) * (callsPerMinute / 60),
    }),
  );
  return together(span, ...parts);
}

export interface Pacing {
  readonly budget: number;
  readonly pace: Pace;
  /** What the service allows: a rush stays mostly below it. */
  readonly callsPerMinute: number;
}

/** The attack's questions with cover drawn in between; the cover follows its own persona's course. */
function disguise<S extends Service<Input>, Input>(
  service: S,
  delivery: Delivery<S, Input>,
  next: () => Query<Input>,
  random: Random,
): Plan<Input>['ask'] {
  const { cover = 0, coverBy } = delivery;
  const honest = coverBy?.make(service, random.fork('cover'));
  return (moment, heard) => {
    if (honest !== undefined && random.chance(cover)) {
      const query = honest.ask(moment, heard);
      if (query !== undefined) return { ...query, cover: true };
    }
    return next();
  };
}

/** One account that does it alone. */
export function solo<S extends Service<Input>, Input>(
  service: S,
  delivery: Delivery<S, Input>,
  random: Random,
): Plan<Input> {
  const model = attackModel(service);
  const next = delivery.attack.stream(service, random.fork('questions'), model);
  const agent = sdkAgent(random);
  return {
    client: random.chance(0.5) ? oneSite(random, { agent }) : roaming(random, { agent }),
    model,
    moments: pacedMoments(random, service.span, { ...delivery, callsPerMinute: service.callsPerMinute }),
    ask: disguise(service, delivery, next, random.fork('disguise')),
  };
}

function memberClient(
  random: Random,
  bases: readonly string[],
  { agents, shared }: { agents: readonly string[]; shared: boolean },
): Client {
  const addresses = Array.from({ length: random.whole(1, 3) }, () =>
    addressIn(shared ? random.pick(bases) : network(random), random),
  );
  return { agent: random.pick(agents), retries: random.whole(1, 3), address: (draw) => draw.pick(addresses) };
}

/** One operator behind several accounts: a single list of questions, dealt out as the accounts come to ask. */
export function campaign<S extends Service<Input>, Input>(
  service: S,
  split: Split<S, Input>,
  random: Random,
): Plan<Input>[] {
  const model = attackModel(service);
  const next = split.attack.stream(service, random.fork('questions'), model);
  const bases = [network(random), network(random), network(random)];
  const agents = Array.from({ length: 4 }, () => sdkAgent(random));
  const from = random.between(0, 0.15);
  const to = random.between(0.85, 1);
  return Array.from({ length: split.accounts }, (_, at) => {
    const own = random.fork(`member ${at}`);
    const shared = split.sharing === 'network' || (split.sharing === 'some' && own.chance(0.55));
    const span = within(service.span, from + own.between(0, 0.08), to - own.between(0, 0.05));
    const budget = (split.budget / split.accounts) * Math.exp(own.normal(0, split.unevenness));
    return {
      client: memberClient(own, bases, { agents, shared }),
      model,
      moments: pacedMoments(own, span, { budget, pace: split.pace, callsPerMinute: service.callsPerMinute }),
      ask: disguise(service, split, next, own.fork('disguise')),
    };
  });
}
