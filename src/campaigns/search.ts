/** The search for campaigns in one crowd: ties, blocks, candidate groups, choice, null. */
import { campaigns } from '../config/defaults.js';
import type { FieldCounts } from '../events/fields.js';
import { blockLimit, cutIntoBlocks } from './blocks.js';
import { chooseGroups, type JudgedGroup } from './choose.js';
import type { FoundGroup } from './found-group.js';
import type { Crowd } from './crowd.js';
import { Evidence } from './evidence.js';
import { GroupMeter } from './group-statistics.js';
import { candidateGroups } from './groups.js';
import { MeasuredPairs } from './measured-pairs.js';
import { grownNull, volumeNull } from './null.js';
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
    return { crowd, evidence, ties, groups: findGroups(ties, [pairs], pairs) };
  }
  const ties = tiesOfCandidates(evidence, crowd.size);
  const blocks = cutIntoBlocks(mutualGraph(ties), blockLimit(crowd.size));
  const parts = findGroups(ties, measureEach(evidence, blocks), new MeasuredPairs(evidence, []));
  return { crowd, evidence, ties, groups: joinParts(parts, new GroupMeter(evidence, ties)) };
}

/** One block at a time, so that only one is in memory. */
function* measureEach(evidence: Evidence, blocks: readonly number[][]): Generator<MeasuredPairs> {
  for (const block of blocks) yield new MeasuredPairs(evidence, block);
}

/** @param pairs what of the crowd stays measured while groups are grown for comparison */
function findGroups(ties: Ties, blocks: Iterable<MeasuredPairs>, pairs: MeasuredPairs): FoundGroup[] {
  const { evidence } = pairs;
  const { kind } = evidence.crowd;
  // Without inputs nothing tells what is run: sources and times alone make no campaign.
  if (kind === 'none') return [];
  const meter = new GroupMeter(evidence, ties);
  const graph = mutualGraph(ties);
  const chosen: JudgedGroup[] = [];
  for (const block of blocks) chosen.push(...chooseGroups(candidateGroups(block, graph, kind), meter, block));
  chosen.sort((a, b) => b.judgement.score - a.judgement.score);
  const known = new Set<number>();
  return chosen.flatMap((group) => {
    for (const member of group.group.members) known.add(member);
    const grown = grownNull(group, known, { meter, pairs, ties });
    const random = kind === 'chat' ? volumeNull(group, meter) : null;
    const passes = grown.passes && (random === null || random.pValue <= campaigns.chatReportShare);
    return passes ? [{ ...group, grown, random, parts: 1 }] : [];
  });
}
