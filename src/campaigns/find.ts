/** Campaigns: groups of accounts that act as one and do what extraction does. */
import { campaigns } from '../config/defaults.js';
import type { FieldCounts } from '../events/fields.js';
import { type UseKind, useKinds } from '../population/member.js';
import type { Population } from '../population/population.js';
import type { Scores } from '../scores/score.js';
import { gatherCrowd } from './crowd.js';
import { type Campaign, campaignStatuses } from './campaign.js';
import { describeGroup } from './describe.js';
import { type CrowdSearch, searchCrowd } from './search.js';
import type { Tie } from './ties.js';

export type { Campaign } from './campaign.js';

export interface LinkedTo {
  /** Account index. */
  readonly index: number;
  readonly strength: number;
  /** Evidence by link id. */
  readonly links: Record<string, number>;
}

export interface CampaignSearch {
  /** Best first. */
  readonly campaigns: readonly Campaign[];
  /** Up to 8 accounts with the strongest ties to this one; none without real evidence. */
  linked(index: number): readonly LinkedTo[];
}

/**
 * Links accounts within each kind of use and finds the campaigns among them.
 * @param fields how many events carried each field: links the log cannot support are left out
 */
export function findCampaigns(population: Population, scores: Scores, fields: FieldCounts): CampaignSearch {
  const searches = useKinds.flatMap((kind) => {
    const crowd = gatherCrowd(kind, population, scores);
    return crowd.size < campaigns.fewestAccounts ? [] : [searchCrowd(crowd, fields)];
  });
  const found = searches.flatMap((search) => search.groups.map((group) => describeGroup(group, search)));
  found.sort((a, b) => rankOf(a) - rankOf(b) || b.score - a.score || (a.members[0] ?? 0) - (b.members[0] ?? 0));
  return { campaigns: found, linked: linkedThrough(searches) };
}

/** Those that lift their members first. */
function rankOf({ status }: Campaign): number {
  return campaignStatuses.indexOf(status);
}

function linkedThrough(searches: readonly CrowdSearch[]): (index: number) => LinkedTo[] {
  const places = new Map<number, { readonly search: CrowdSearch; readonly place: number }>();
  for (const search of searches) {
    search.crowd.accounts.forEach(({ member }, place) => places.set(member.index, { search, place }));
  }
  return (index) => {
    const known = places.get(index);
    if (known === undefined) return [];
    const { crowd, evidence, ties } = known.search;
    const real = ties.of(known.place).filter(isReal);
    return real.slice(0, campaigns.listed).map(({ place, tie }) => ({
      index: crowd.accounts[place]?.member.index ?? 0,
      strength: tie,
      links: { ...evidence.byLink(known.place, place) },
    }));
  };
}

/** Everybody has somebody most alike; worth listing is who also shares a source or moments, or is alike beyond accident. */
function isReal({ tie, operator }: Tie): boolean {
  return tie >= campaigns.listedFloor && (operator >= campaigns.listedOperator || tie >= campaigns.listedAlone);
}

/**
 * What membership lifts an account's score to, in the units of its own score.
 * @param own the account's own score
 */
export function memberScore(own: number, campaign: Campaign, kind: UseKind): number {
  const { score, deviations, members, status } = campaign;
  if (status === 'coordinated') return own;
  if (kind !== 'chat') return Math.max(own, 0.35 * own + 0.6 + score);
  const surprise = 0.15 * Math.max(0, (deviations ?? 0) - 3) * Math.min(1, members.length / 6);
  return Math.max(own, 0.5 * own + 0.8 * score + surprise);
}
