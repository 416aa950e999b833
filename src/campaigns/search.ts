/** The search for campaigns in one crowd: ties, blocks, candidate groups, choice, null. */
import { campaigns } from '../config/defaults.js';
import type { FieldCounts } from '../events/fields.js';
import { blockLimit, cutIntoBlocks } from './blocks.js';
import { chooseGroups, type JudgedGroup } from './choose.js';
import type { Crowd } from './crowd.js';
import { Evidence } from './evidence.js';
import type { FoundGroup } from './found-group.js';
import { GroupMeter } from './group-statistics.js';
import { candidateGroups } from './groups.js';
import type { Graph } from './louvain.js';
import { MeasuredPairs } from './measured-pairs.js';
import { grownNull, type NullFrame, volumeNull } from './null.js';
import { joinParts } from './parts.js';
import { mutualGraph, type Ties, tiesOfAll, tiesOfCandidates } from './ties.js';

export interface CrowdSearch {
  readonly crowd: Crowd;
  readonly evidence: Evidence;
  readonly ties: Ties;
  /** Best first; places of the crowd. */
  readonly groups: readonly FoundGroup[];
}

/**
 * Small crowds: all pairs. Large ones: the strongest ties among candidates, then all pairs only inside blocks of the graph of strong
 * ties, one block after the other. Time near linear in accounts, memory a few hundred bytes each beside the links' own.
 */
export function searchCrowd(crowd: Crowd, fields: FieldCounts, allPairs: number = campaigns.allPairs): CrowdSearch {
  const evidence = new Evidence(crowd, fields);
  if (crowd.size <= allPairs) {
    const pairs = new MeasuredPairs(
      evidence,
      crowd.accounts.map((_, place) => place),
    );
    const ties = tiesOfAll(pairs, crowd.size);
    return { crowd, evidence, ties, groups: isTold(crowd) ? findGroups([pairs], frameOf(ties, pairs)) : [] };
  }
  const ties = tiesOfCandidates(evidence, crowd.size);
  if (!isTold(crowd)) return { crowd, evidence, ties, groups: [] };
  const frame = frameOf(ties, new MeasuredPairs(evidence, []));
  const blocks = cutIntoBlocks(frame.graph, blockLimit(crowd.size));
  return { crowd, evidence, ties, groups: joinParts(findGroups(measureEach(evidence, blocks), frame), frame.meter) };
}

/** Without inputs nothing tells what is run: sources and times alone make no campaign. */
function isTold({ kind }: Crowd): boolean {
  return kind !== 'none';
}

/** What groups are found and compared with. */
interface SearchFrame extends NullFrame {
  readonly graph: Graph;
}

/** @param pairs what of the crowd stays measured while groups are grown for comparison */
function frameOf(ties: Ties, pairs: MeasuredPairs): SearchFrame {
  return { ties, pairs, meter: new GroupMeter(pairs.evidence, ties), graph: mutualGraph(ties) };
}

/** One block at a time, so that only one is in memory. */
function* measureEach(evidence: Evidence, blocks: readonly number[][]): Generator<MeasuredPairs> {
  for (const block of blocks) yield new MeasuredPairs(evidence, block);
}

function findGroups(blocks: Iterable<MeasuredPairs>, frame: SearchFrame): FoundGroup[] {
  const { meter, graph } = frame;
  const { kind } = meter.evidence.crowd;
  const chosen: JudgedGroup[] = [];
  for (const block of blocks) chosen.push(...chooseGroups(candidateGroups(block, graph, kind), meter, block));
  chosen.sort((a, b) => b.judgement.score - a.judgement.score);
  const known = new Set<number>();
  return chosen.flatMap((group) => {
    for (const member of group.group.members) known.add(member);
    const grown = grownNull(group, known, frame);
    const told = kind === 'chat' && group.judgement.route !== 'hidden' && group.judgement.route !== 'summed';
    const random = told ? volumeNull(group, meter) : null;
    const passes = grown.passes && (random === null || random.pValue <= campaigns.chatReportShare);
    return passes ? [{ ...group, grown, random, parts: 1 }] : [];
  });
}
