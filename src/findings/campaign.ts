/** One campaign's part of the document, and what it does to the scores of its members. */
import { type Campaign, memberScore } from '../campaigns/find.js';
import { levelOfGroup } from '../scores/levels.js';
import type { ScoredAccount, Scores } from '../scores/score.js';
import { adviceFor } from './advice.js';
import type { CampaignFinding, ExposureFinding } from './findings.js';
import { isoTime } from './use.js';

/** A member's own score, or what the campaign lifts it to. */
export function liftedScore(
  { score, member: { kind } }: ScoredAccount,
  campaign: Campaign,
  { calibrations, settings: { levels } }: Pick<Scores, 'calibrations' | 'settings'>,
): number {
  const calibration = calibrations[kind];
  return memberScore(score, campaign, {
    kind,
    watched: calibration.scoreAt(levels.watch),
    middle: calibration.middle,
  });
}

export function describeCampaign(
  campaign: Campaign,
  id: string,
  scores: Scores,
  exposure: ExposureFinding | null,
): CampaignFinding {
  const accounts = campaign.members.flatMap((index) => scores.accounts.at(index) ?? []);
  const volumes = accounts.map(({ member }) => member.profile.volume);
  const lifted = accounts.map((account) =>
    scores.calibrations[account.member.kind].suspicion(liftedScore(account, campaign, scores)),
  );
  const suspicion = Math.min(...lifted);
  return {
    ...{ id, suspicion, status: campaign.status, pValue: campaign.pValue, pattern: campaign.pattern },
    level: levelOfGroup(suspicion, campaign, scores.settings.levels),
    members: accounts.map(({ member }) => member.profile.account),
    links: campaign.links,
    reasons: [...headline(campaign), ...campaign.reasons],
    rows: volumes.reduce((sum, { rows }) => sum + rows, 0),
    firstSeen: isoTime(volumes.reduce((least, { firstTime }) => Math.min(least, firstTime), Infinity)),
    lastSeen: isoTime(volumes.reduce((most, { lastTime }) => Math.max(most, lastTime), -Infinity)),
    exposure,
    benign: [
      ...adviceFor(campaign.pattern).benign,
      'workers of one customer under several keys',
      'a class following one tutorial',
    ],
  };
}

/** What a group that is not in the open does as a whole. */
function headline({ status, pattern }: Campaign): string[] {
  return status === 'coordinated' || pattern === null ? [] : [`as a group: ${adviceFor(pattern).title}`];
}
