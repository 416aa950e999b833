/** From counts to what they mean: who went over, who went round, what holding a limit would have cost, whom it would have kept. */
import { type Findings, type Level, levels } from '../findings/findings.js';
import {
  type Exceeded,
  type GoneRound,
  type HonestCost,
  type JustUnder,
  type LimitFinding,
  LIMITS_SCHEMA_VERSION,
  type LimitsDocument,
} from './document.js';
import { limitText } from './limit.js';
import { type LimitsSource, suspectsUnder } from './suspects.js';
import { type Dimension, dimensions, type LimitTally, type Tally } from './tally.js';

/** Entries of each list: the rest is counted. */
const LISTED = 20;
/** Windows before a subject can be said to keep just below a limit, and the share of them that must be near it. */
const FEWEST_WINDOWS = 4;
const NEAR_SHARE = 0.5;

export function describeLimits(source: LimitsSource): LimitsDocument {
  const { tally, findings, fidelity } = source;
  const standing = standings(findings);
  return {
    schemaVersion: LIMITS_SCHEMA_VERSION,
    generatedAt: findings.generatedAt,
    fidelity,
    limits: tally.limits.map((limit) => describeLimit(limit, tally, standing)),
    suspects: suspectsUnder(source),
  };
}

type LevelOf = (account: string) => Level;

interface Standing {
  readonly levelOf: LevelOf;
  /** Whether refusing the account something is a cost: nobody suspects it, or a person decided that nobody need to. */
  isOrdinary(account: string): boolean;
}

function standings({ accounts }: Findings): Standing {
  const byName = new Map<string, { readonly level: Level; readonly ordinary: boolean }>();
  for (const { account, level, verdict } of accounts) {
    const confirmed = verdict?.verdict === 'confirm' && verdict.lapsed === null;
    const ordinary = verdict?.suppressed === true || (level === 'none' && !confirmed);
    if (level !== 'none' || !ordinary) byName.set(account, { level, ordinary });
  }
  return {
    levelOf: (account) => byName.get(account)?.level ?? 'none',
    isOrdinary: (account) => byName.get(account)?.ordinary ?? true,
  };
}

function describeLimit(of: LimitTally, tally: Tally, standing: Standing): LimitFinding {
  const { limit, counts } = of;
  const own = counts[limit.per];
  const describe: Describe = (dimension, index) => ({
    name: tally.names[dimension].name(index),
    level: levelOfSubject(dimension, index, tally, standing.levelOf),
  });
  const exceeded: Exceeded[] = [];
  const justUnder: JustUnder[] = [];
  let peak = 0;
  for (let index = 0; index < own.size; index += 1) {
    const usage = own.usage(index);
    peak = Math.max(peak, usage.peak);
    if (usage.over > 0) {
      const { name, level } = describe(limit.per, index);
      exceeded.push({ subject: name, level, windowsOver: usage.over, windows: usage.windows, peak: usage.peak });
    } else if (usage.windows >= FEWEST_WINDOWS && usage.near >= NEAR_SHARE * usage.windows) {
      const { name, level } = describe(limit.per, index);
      justUnder.push({ subject: name, level, windowsNear: usage.near, windows: usage.windows });
    }
  }
  exceeded.sort((a, b) => b.windowsOver - a.windowsOver || b.peak - a.peak || (a.subject < b.subject ? -1 : 1));
  justUnder.sort((a, b) => b.windowsNear - a.windowsNear || (a.subject < b.subject ? -1 : 1));
  const answers = tally.answered.reduce((sum, count) => sum + count, 0);
  return {
    limit: limitText(limit),
    binds: exceeded.length > 0,
    peakShare: peak / limit.most,
    subjects: own.size,
    exceeded: exceeded.slice(0, LISTED),
    exceededCount: exceeded.length,
    goneRound: findGoneRound(of, tally, describe),
    justUnder: justUnder.slice(0, LISTED),
    honestCost: costOf(of, tally, standing),
    lateShare: answers === 0 ? 0 : own.late / answers,
  };
}

type Describe = (dimension: Dimension, index: number) => { readonly name: string; readonly level: Level };

/** Of an account its own level; of anything else the highest among the accounts that take part. */
function levelOfSubject(dimension: Dimension, index: number, tally: Tally, levelOf: LevelOf): Level {
  if (dimension === 'account') return levelOf(tally.names.account.name(index));
  const found = tally
    .parts(dimension, index, 'account')
    .map((account) => levels.indexOf(levelOf(tally.names.account.name(account))));
  return levels[Math.max(0, ...found)] ?? 'none';
}

/** Groups with two parts or more that together got more than one part may, while no part did. */
function findGoneRound({ limit, counts }: LimitTally, tally: Tally, describe: Describe): GoneRound[] {
  const found: GoneRound[] = [];
  for (const by of dimensions) {
    if (by === limit.per) continue;
    for (let index = 0; index < counts[by].size; index += 1) {
      const { peak } = counts[by].usage(index);
      if (peak <= limit.most) continue;
      const parts = tally.parts(by, index, limit.per);
      if (parts.length < 2 || parts.some((part) => counts[limit.per].usage(part).over > 0)) continue;
      const { name, level } = describe(by, index);
      found.push({ by, group: name, level, parts: parts.length, peak, peakShare: peak / limit.most });
    }
  }
  found.sort((a, b) => b.peakShare - a.peakShare || (`${a.by} ${a.group}` < `${b.by} ${b.group}` ? -1 : 1));
  return found.slice(0, LISTED);
}

function costOf({ refused }: LimitTally, tally: Tally, standing: Standing): HonestCost {
  let accounts = 0;
  let of = 0;
  let lost = 0;
  let all = 0;
  const hit: { account: string; refusedShare: number }[] = [];
  tally.answered.forEach((answered, index) => {
    const account = tally.names.account.name(index);
    if (!standing.isOrdinary(account)) return;
    of += 1;
    all += answered;
    const missed = refused[index] ?? 0;
    if (missed === 0) return;
    accounts += 1;
    lost += missed;
    hit.push({ account, refusedShare: missed / answered });
  });
  hit.sort((a, b) => b.refusedShare - a.refusedShare || (a.account < b.account ? -1 : 1));
  return { accounts, of, requestShare: all === 0 ? 0 : lost / all, hardest: hit.slice(0, 5) };
}
