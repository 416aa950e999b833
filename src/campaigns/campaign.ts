/** A campaign as it leaves this room. */
import type { LinkEvidence } from './tie.js';

/**
 * `suspected`: acts as one and does what extraction does; lifts its members. `coordinated`: acts as one, but in the open and with ordinary requests,
 * as the workers of one customer do; shown, and lifts nobody.
 */
export const campaignStatuses = ['suspected', 'coordinated'] as const;
export type CampaignStatus = (typeof campaignStatuses)[number];

/** Signs of one operator from which members are taken for one hand's on chats: users of one tool share a frame and a practice, and come to .6. */
export const fewestSigns = 0.7;

export interface Campaign {
  readonly status: CampaignStatus;
  /** Account indexes, the highest own score first. */
  readonly members: readonly number[];
  /**
   * False in large logs of chats where neither sources nor equal volumes tie the members: applications of one trade share all the rest, and the more
   * accounts there are, the more of them. Such a group is for watching, whatever it scores.
   */
  readonly oneHand: boolean;
  /** Whether what each member asks for is ordinary by itself, and only together they act as one. */
  readonly hidden: boolean;
  /** Whether it is known, other than on chats, by how one job was dealt out more than by what its members ask for, which is ordinary. */
  readonly dealt: boolean;
  /** What the group scored; the floor of reporting depends on the kind of use. */
  readonly score: number;
  /** (grown groups that score as high + 1) / (grown groups + 1). */
  readonly pValue: number;
  /** Groups grown the same way around random accounts. */
  readonly grownGroups: number;
  /** Distance from random groups of the same volumes, in their standard deviations; null where not compared (all but chats). */
  readonly deviations: number | null;
  /** The winning pattern of the group's strands. */
  readonly pattern: string | null;
  /** Mean evidence inside over what strangers have, by link id. */
  readonly links: LinkEvidence;
  readonly coordination: number;
  /** The sum of all signs that they share out one job (`added-up.ts`); null but for chats. */
  readonly signs: number | null;
  /** Signs of one operator: sources, moments, quotas, dealing. */
  readonly operator: number;
  readonly anomaly: number;
  readonly quota: number;
  /** What they share, how equal their quotas are, what they do. */
  readonly reasons: readonly string[];
}
