/** What each limit would have left of a suspect's copy, and which daily limit would have been low enough. */
import type { AccountFinding, ExposureFinding, Findings, Level, VerdictFinding } from '../findings/findings.js';
import type { SuspectUnderLimits } from './document.js';
import { limitText } from './limit.js';
import type { Tally } from './tally.js';

export interface LimitsSource {
  readonly tally: Tally;
  readonly findings: Findings;
  /** Clone fidelity that suspects should stay under, 0..1. */
  readonly fidelity: number;
}

const DAY_MS = 86_400_000;

interface Suspect {
  readonly name: string;
  readonly level: Level;
  readonly exposure: ExposureFinding | null;
  readonly accounts: readonly string[];
  readonly verdict: VerdictFinding | null;
  readonly suppressed: boolean;
}

/** Suspected campaigns as a whole, and suspect accounts outside them. */
export function suspectsUnder({ tally, findings, fidelity }: LimitsSource): SuspectUnderLimits[] {
  const indexes = new Map(Array.from({ length: tally.names.account.size }, (_, i) => [tally.names.account.name(i), i]));
  const suspected = findings.campaigns.filter(({ status }) => status === 'suspected');
  const grouped = new Set(suspected.map(({ id }) => id));
  const isSuspect = ({ level, campaign }: AccountFinding): boolean =>
    (campaign === null || !grouped.has(campaign)) && (level === 'suspect' || level === 'critical');
  const hidden = new Set<string>();
  const alone: Suspect[] = [];
  for (const finding of findings.accounts) {
    const { account, level, exposure, verdict } = finding;
    const suppressed = verdict?.suppressed === true;
    if (suppressed) hidden.add(account);
    if (!isSuspect(finding)) continue;
    alone.push({ name: account, level, exposure, accounts: [account], verdict: verdict ?? null, suppressed });
  }
  const groups = suspected.map(({ id, level, exposure, members }): Suspect => {
    const suppressed = members.every((member) => hidden.has(member));
    return { name: id, level, exposure, accounts: members, verdict: null, suppressed };
  });
  const suspects = [...groups, ...alone];
  return suspects.map((suspect) =>
    describe(
      suspect,
      tally,
      suspect.accounts.flatMap((account) => indexes.get(account) ?? []),
      fidelity,
    ),
  );
}

function describe(
  { name, level, exposure, verdict, suppressed }: Suspect,
  tally: Tally,
  indexes: readonly number[],
  fidelity: number,
): SuspectUnderLimits {
  const answered = indexes.reduce((sum, index) => sum + (tally.answered[index] ?? 0), 0);
  const under = tally.limits.map(({ limit, refused }) => {
    const missed = indexes.reduce((sum, index) => sum + (refused[index] ?? 0), 0);
    const left = exposure === null || answered === 0 ? null : middleAt(exposure, 1 - missed / answered);
    return { limit: limitText(limit), exposure: left, kept: left !== null && left <= fidelity };
  });
  const middle = exposure === null ? null : middleAt(exposure, 1);
  const share = exposure === null || middle === null || middle <= fidelity ? null : shareUnder(exposure, fidelity);
  return {
    ...{ name, level, verdict, suppressed },
    exposure: middle,
    requestsPerDay: share === null ? null : Math.floor((answered * share) / daysOf(tally, indexes)),
    under,
  };
}

/** Days from the first to the last answer, at least one. */
function daysOf(tally: Tally, indexes: readonly number[]): number {
  const first = indexes.reduce((least, index) => Math.min(least, tally.firstTime[index] ?? Infinity), Infinity);
  const last = indexes.reduce((most, index) => Math.max(most, tally.lastTime[index] ?? -Infinity), -Infinity);
  return Math.max(1, (last - first) / DAY_MS);
}

/** Middle of the range after a share of the answers; below the first point of the curve it shrinks in proportion. */
export function middleAt({ curve, queries }: ExposureFinding, share: number): number {
  const at = share * queries;
  const right = curve.findIndex((point) => point.queries >= at);
  const b = curve[right < 0 ? curve.length - 1 : right];
  const a = curve[right - 1];
  if (b === undefined) return 0;
  const middle = ({ low, high }: { readonly low: number; readonly high: number }): number => (low + high) / 2;
  if (a === undefined) return b.queries === 0 ? 0 : middle(b) * Math.min(1, at / b.queries);
  const part = Math.log(at / a.queries) / Math.log(b.queries / a.queries);
  return middle(a) + part * (middle(b) - middle(a));
}

/** Largest share of the answers whose middle stays under the fidelity, by halving. */
function shareUnder(exposure: ExposureFinding, fidelity: number): number {
  let low = 0;
  let high = 1;
  for (let i = 0; i < 40; i += 1) {
    const middle = (low + high) / 2;
    if (middleAt(exposure, middle) <= fidelity) low = middle;
    else high = middle;
  }
  return low;
}
