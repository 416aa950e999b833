/** How good the log is, what it lacks, and what that does to the confidence in the ranking: measured once, printed by every reporter. */
import { peers } from '../config/defaults.js';
import { type EventFieldId, eventFieldIds, type FieldCounts } from '../events/fields.js';
import type { RecordCounts } from '../events/rejection.js';
import { countKinds } from '../population/member.js';
import type { Population } from '../population/population.js';
import { systematicSample } from '../stats/systematic-sample.js';
import { countFew, meaningOfFew } from './few-accounts.js';
import type { NotApplicable } from './findings.js';
import { accountsText } from './notes.js';
import type { QualityFinding, TrafficFinding } from './plots.js';

export interface QualityFrame {
  readonly population: Population;
  readonly counts: Pick<RecordCounts, 'read' | 'rejected'>;
  readonly rows: number;
  readonly fields: FieldCounts;
  readonly incomplete: boolean;
  readonly sampled: number;
  readonly traffic: TrafficFinding | null;
  readonly notApplicable: readonly NotApplicable[];
  /** Features and links there are. */
  readonly detectors: number;
}

/** Rejected records: a few happen, from a tenth on the picture may be another one. */
const REJECTED_SHARE = { limited: 0.001, bad: 0.1 } as const;
/** Below this share of the calls, walks and repetitions are hardly seen. */
const SAMPLED_BADLY = 0.1;
/** A field that fewer events than this carry is called partial. */
const PARTIAL = 0.95;
/** Hours without a single request that no night or weekend explains. */
const GAP_HOURS = 72;
/** Accounts and inputs that must end at the same length before a cut is suspected. */
const CUT_ACCOUNTS = 3;
const CUT_SHARE = 0.005;
/** Texts shorter than this end alike by accident. Characters. */
const CUT_CHARACTERS = 200;
/** Share of times that are whole multiples before a clock counts as that coarse. */
const COARSE_SHARE = 0.99;
const STEPS_MS = [86_400_000, 3_600_000, 60_000, 1000] as const;
/** Lockstep is looked for in windows of this width. Seconds. */
const LOCKSTEP_SECONDS = 20;
const FEWEST_TIMES = 20;

/** Accounts whose sampled inputs are looked through: enough to tell how a log was made. */
const ACCOUNTS = 2000;

type Status = QualityFinding['status'];

function item(id: string, status: Status, rest: Omit<QualityFinding, 'id' | 'status'>): QualityFinding {
  return { id, status, ...rest };
}

function share(value: number): string {
  if (value > 0 && value < 0.001) return '<0.1 %';
  return `${String(Math.round(value * 1000) / 10)} %`;
}

/** In the order in which a reader should worry. */
export function describeQuality(frame: QualityFrame): QualityFinding[] {
  return [
    completeness(frame),
    rejections(frame),
    gaps(frame),
    truncation(frame),
    sampling(frame),
    missingFields(frame),
    clock(frame),
    applicability(frame),
    population(frame),
  ];
}

function completeness({ incomplete }: QualityFrame): QualityFinding {
  const numbers = { incomplete: incomplete ? 1 : 0 };
  return incomplete
    ? item('completeness', 'bad', {
        numbers,
        seen: 'some input could not be read to its end',
        effect: 'accounts may have done more than is seen here; read the rest and run again',
      })
    : item('completeness', 'good', { numbers, seen: 'every input was read to its end', effect: '' });
}

function rejections({ counts }: QualityFrame): QualityFinding {
  const rejected = counts.read === 0 ? 0 : counts.rejected / counts.read;
  const status = rejected >= REJECTED_SHARE.bad ? 'bad' : rejected >= REJECTED_SHARE.limited ? 'limited' : 'good';
  return item('rejected-records', status, {
    numbers: { share: rejected, records: counts.rejected },
    seen: `${share(rejected)} of the records could not become events`,
    effect: status === 'good' ? '' : 'whoever sent the rejected records is judged on less than was asked',
  });
}

function gaps({ traffic }: QualityFrame): QualityFinding {
  if (traffic === null) {
    return item('gaps', 'unknown', {
      numbers: {},
      seen: 'the log has no times',
      effect: 'missing days cannot be seen',
    });
  }
  let [empty, longest, run] = [0, 0, 0];
  for (const count of traffic.counts) {
    run = count === 0 ? run + 1 : 0;
    empty += count === 0 ? 1 : 0;
    longest = Math.max(longest, run);
  }
  const longestHours = longest * traffic.binHours;
  const status = longestHours >= GAP_HOURS ? 'limited' : 'good';
  return item('gaps', status, {
    numbers: { longestHours, emptyShare: empty / Math.max(1, traffic.counts.length), binHours: traffic.binHours },
    seen: `longest time without any request: ${longest === 0 ? `under ${String(traffic.binHours)} h` : `${String(longestHours)} h`}`,
    effect: status === 'good' ? '' : 'days may be missing: volume, rhythm and change over time are judged on the rest',
  });
}

interface Longest {
  readonly longest: number;
  readonly texts: number;
  /** Inputs of the greatest length, and accounts that sent them. */
  readonly inputs: number;
  readonly accounts: number;
}

function longestTexts(population: Population): Longest {
  let [longest, texts, inputs] = [0, 0, 0];
  let accounts = new Set<number>();
  for (const { profile, index } of systematicSample(population.members, ACCOUNTS)) {
    for (const { content } of population.inputs(profile)) {
      if (content.kind !== 'text') continue;
      texts += 1;
      if (content.characters > longest) [longest, inputs, accounts] = [content.characters, 0, new Set()];
      if (content.characters < longest) continue;
      inputs += 1;
      accounts.add(index);
    }
  }
  return { longest, texts, inputs, accounts: accounts.size };
}

/** Many texts of one greatest length, from several accounts, were cut there. */
function truncation({ population }: QualityFrame): QualityFinding {
  const { longest, texts, inputs, accounts } = longestTexts(population);
  if (texts === 0) {
    return item('truncated-inputs', 'unknown', { numbers: {}, seen: 'the log shows no texts', effect: '' });
  }
  const cut = longest >= CUT_CHARACTERS && accounts >= CUT_ACCOUNTS && inputs / texts >= CUT_SHARE;
  return item('truncated-inputs', cut ? 'limited' : 'good', {
    numbers: { share: cut ? inputs / texts : 0, characters: longest },
    seen: cut
      ? `${share(inputs / texts)} of the sampled texts end at exactly ${String(longest)} characters: the log cuts there`
      : 'no length at which texts are cut',
    effect: cut ? 'long inputs look more alike than they were; how they end is not known' : '',
  });
}

function sampling({ sampled }: QualityFrame): QualityFinding {
  const effect = 'volumes and repetitions are too small, and campaigns with little traffic are missed';
  if (Number.isNaN(sampled)) {
    const seen = 'nothing in a log says whether it is a sample of the traffic';
    return item('sampling', 'unknown', { numbers: {}, seen, effect: `if it is one, ${effect}` });
  }
  const status = sampled >= 1 ? 'good' : sampled < SAMPLED_BADLY ? 'bad' : 'limited';
  const seen = `the records say that ${sampled >= 1 ? 'every call is' : `${share(sampled)} of the calls are`} logged`;
  return item('sampling', status, { numbers: { share: sampled }, seen, effect: status === 'good' ? '' : effect });
}

function missingFields({ fields, rows }: QualityFrame): QualityFinding {
  const shareOf = (id: EventFieldId): number => (rows > 0 ? fields[id] / rows : 0);
  const absent = eventFieldIds.filter((id) => shareOf(id) === 0);
  const partial = eventFieldIds.filter((id) => shareOf(id) > 0 && shareOf(id) < PARTIAL);
  const essential = absent.includes('input') || absent.includes('time');
  const parts = [
    ...(absent.length > 0 ? [`absent: ${absent.join(', ')}`] : []),
    ...(partial.length > 0 ? [`partial: ${partial.map((id) => `${id} (${share(shareOf(id))})`).join(', ')}`] : []),
  ];
  return item('missing-fields', essential ? 'bad' : absent.length + partial.length > 0 ? 'limited' : 'good', {
    numbers: { absent: absent.length, partial: partial.length },
    seen: parts.join('; ') || 'every field that is used is there',
    effect: essential
      ? 'without inputs or times the strongest evidence is missing'
      : absent.length > 0
        ? 'features that need what is absent are not judged'
        : partial.length > 0
          ? 'features that need what is partial are judged on fewer events'
          : '',
  });
}

function clock({ population }: QualityFrame): QualityFinding {
  const steps = STEPS_MS.map(() => 0);
  let [times, disordered, requests] = [0, 0, 0];
  for (const { profile } of systematicSample(population.members, ACCOUNTS)) {
    disordered += profile.gaps.disordered;
    requests += profile.volume.requests;
    for (const { firstTime } of population.inputs(profile)) {
      if (!Number.isFinite(firstTime)) continue;
      times += 1;
      STEPS_MS.forEach((step, i) => {
        if (firstTime % step === 0) steps[i] = (steps[i] ?? 0) + 1;
      });
    }
  }
  const disorder = requests > 0 ? disordered / requests : 0;
  if (times < FEWEST_TIMES) {
    return item('clock', 'unknown', {
      numbers: { disorder },
      seen: 'too few times to tell how fine they are',
      effect: '',
    });
  }
  const coarse = STEPS_MS.find((_, i) => (steps[i] ?? 0) >= COARSE_SHARE * times);
  const seconds = (coarse ?? 1) / 1000;
  const tooCoarse = seconds > LOCKSTEP_SECONDS;
  return item('clock', tooCoarse ? 'limited' : 'good', {
    numbers: { resolutionSeconds: seconds, disorder },
    seen: `times are given to ${seconds < 1 ? 'less than a second' : `${String(seconds)} s`}; ${share(disorder)} of the requests stand before an earlier one`,
    effect: tooCoarse
      ? `gaps and lockstep within ${String(seconds)} s cannot be seen`
      : seconds >= 1
        ? 'gaps under a second look like none'
        : '',
  });
}

function applicability({ notApplicable, detectors }: QualityFrame): QualityFinding {
  const missing = notApplicable.length / Math.max(1, detectors);
  return item('applicability', missing > 0.5 ? 'bad' : missing > 0.2 ? 'limited' : 'good', {
    numbers: { share: 1 - missing, notApplicable: notApplicable.length },
    seen: `${String(detectors - notApplicable.length)} of ${String(detectors)} features and links apply to this log`,
    effect: missing > 0.2 ? 'patterns that need the others cannot be found: silence about them means nothing' : '',
  });
}

function population({ population: { members } }: QualityFrame): QualityFinding {
  const few = countFew(countKinds(members).values());
  const { withoutPeers } = few;
  const none = members.length > 0 && withoutPeers === members.length;
  return item('population', none ? 'bad' : withoutPeers > 0 ? 'limited' : 'good', {
    numbers: { accounts: members.length, ...few },
    seen: `${accountsText(members.length)}, ${String(withoutPeers)} of them without ${String(peers.fewest)} others that use the API the same way`,
    effect: meaningOfFew(few),
  });
}
