/** How unusual the members of a group are together, by the patterns of single accounts. */
import { campaigns } from '../config/defaults.js';
import type { UseKind } from '../population/member.js';
import { softMaximum } from '../scores/joining.js';
import { freshness } from '../scores/pattern.js';
import { scorePatterns, uncertainty } from '../scores/patterns.js';
import { steadiness } from '../scores/steadiness.js';
import type { StrandValues } from '../scores/strands.js';
import { amplified, type GroupConduct } from './group-statistics.js';
import type { Judgement } from './judgement.js';

/** Inputs at which half of the anomaly counts. */
const HALF_DISTINCT = 100;
/** So many inputs that no pattern is discounted for few. */
const PLENTY = 1e12;
/** Patterns that join honest users of one tool. */
const NOT_FOR_GROUPS: ReadonlySet<string> = new Set(['boundary', 'walk', 'parameters']);
/** Broad customers, each with everybody's mixture and columns: three or four that resemble each other are found in honest logs, six were in none. */
const FEWEST_BROAD = 6;
/** Shift and breadth together, and uncertainty, from which requests are no customer's. */
const FOREIGN = 0.7;
const UNCERTAIN = 1;
/** Variety of the sets of tools from which members are no agents at work. */
const OTHER_TOOLS = 1.5;

/** The members' mean strands through the accounts' patterns, without what depends on the number of inputs of one account. */
export function groupAnomaly(
  group: GroupConduct,
  kind: UseKind,
): { readonly anomaly: number; readonly pattern: string | null } {
  const strands = amplified(group.strands, group.members.length);
  const circumstances = { kind, distinct: PLENTY, requests: 0, drift: group.drift };
  const patterns = scorePatterns(strands, circumstances).patterns.filter(({ id }) => speaksForGroup(id, group, kind));
  const values = patterns.map(({ weighed }) => weighed);
  const active = kind === 'chat' ? null : activeLearning(strands, group.drift, kind);
  if (active !== null) values.push(active);
  if (values.length === 0) return { anomaly: 0, pattern: null };
  const best = [...patterns].sort((a, b) => b.weighed - a.weighed)[0];
  const anomaly = (softMaximum(values, 0.3) * group.distinct) / (group.distinct + HALF_DISTINCT);
  const pattern = active !== null && active > (best?.weighed ?? 0) ? 'active-learning' : (best?.id ?? null);
  return { anomaly, pattern };
}

function speaksForGroup(pattern: string, { members }: GroupConduct, kind: UseKind): boolean {
  if (pattern === 'harvest' && kind === 'row') return members.length >= FEWEST_BROAD;
  return !NOT_FOR_GROUPS.has(pattern);
}

/** Whether a group asks for what customers ask for: neither far and wide beyond the others, nor where the model is undecided, nor walks or the output layer. */
export function isOrdinary(
  { strands }: Pick<GroupConduct, 'strands'>,
  { anomaly, route }: Pick<Judgement, 'anomaly' | 'route'>,
  kind: UseKind,
): boolean {
  if (route === 'layer' || route === 'probing' || hasOtherTools(strands)) return false;
  if (anomaly < campaigns.openAnomaly) return true;
  const foreign = Math.min(strands.shift ?? 0, strands.breadth ?? 0);
  return kind !== 'chat' && foreign < FOREIGN && (uncertaintyOf(strands, kind) ?? 0) < UNCERTAIN;
}

/** Whether a group offers the model ever other tools, as no agent at work does. */
export function hasOtherTools({ tools }: Pick<StrandValues, 'tools'>): boolean {
  return (tools ?? 0) >= OTHER_TOOLS;
}

/** Groups that ask where the model is undecided, broad or not. */
function activeLearning(strands: StrandValues, drift: number | null, kind: UseKind): number | null {
  const uncertain = uncertaintyOf(strands, kind);
  if (uncertain === null) return null;
  const gates = uncertain > 0 ? freshness(strands) * steadiness(strands, drift) : 1;
  return 0.5 * uncertain * gates + 0.15;
}

export function uncertaintyOf(strands: StrandValues, kind: UseKind): number | null {
  return kind === 'row' ? uncertainty(strands) : strands.confidence;
}
