/** The judgement of a group, and the conditions that all kinds of use share. */
import { gate } from '../scores/joining.js';

/**
 * What of a group's use is extraction. `asking`: what its members ask for, through the patterns of accounts. `probing`: walks along decision boundaries.
 * `framed`, `layer`: on chats, one frame filled widely, and the reading of the output layer. `hidden`: many accounts that act as one, whatever they ask for.
 * `summed`: on chats, many weak signs of that, none of which holds by itself.
 */
export type Route = 'asking' | 'probing' | 'framed' | 'layer' | 'hidden' | 'summed';

export interface Judgement {
  /** What counts: above the reporting floor the group is a campaign. */
  readonly score: number;
  /** Strength of the members' common patterns, whoever runs them. */
  readonly anomaly: number;
  /** 0..1: does the group use the service as extraction does? */
  readonly purpose: number;
  /** The winning pattern of the group's strands. */
  readonly pattern: string | null;
  /** What carries the score. */
  readonly route: Route;
  /** What the group would score had nothing been dealt out; absent on chats. */
  readonly told?: number;
}

/** Share of a crowd that uses one tool. */
const TOOL_SHARE = 0.02;

/** A condition that rather fails than holds is not met, however strong the rest is. */
export function met(gated: number): number {
  return gated < 0.5 ? 0 : gated;
}

/** More accounts than use one tool by themselves: seven at least, and one in fifty of a large crowd. */
export function many(members: number, crowd: number): number {
  const centre = Math.max(7, TOOL_SHARE * crowd);
  return gate(members, centre, centre / 10);
}
