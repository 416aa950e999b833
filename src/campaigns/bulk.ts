/** The bulk of accounts that everybody is held against, without those who act as one. */
import type { Scores } from '../scores/score.js';
import type { CampaignSearch } from './find.js';

/**
 * Scores calibrated without the members of suspected campaigns that have one hand: where members are many, the upper quantiles are theirs and hide who
 * acts alone. Not so on chats: their honest scores fall off more slowly than any slope of the bulk says (docs/method.md, section 5), and without the
 * members 16 instead of 3 of 1,221 honest accounts of four logs became suspects.
 * @returns the same scores where there are no such members
 */
export function besideCampaigns(scores: Scores, { campaigns }: Pick<CampaignSearch, 'campaigns'>): Scores {
  const members = new Set(
    campaigns
      .filter(({ status, oneHand }) => status === 'suspected' && oneHand)
      .flatMap((campaign) => campaign.members)
      .filter((index) => scores.accounts.at(index)?.member.kind !== 'chat'),
  );
  return members.size === 0 ? scores : scores.calibratedBy((index) => !members.has(index));
}
