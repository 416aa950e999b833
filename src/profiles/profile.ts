/** One account's summaries, as features, links and reports see them. The only thing that outlives the reading of the log. */
import type { Reading } from '../summaries/summary.js';
import type { summaries } from '../summaries/index.js';

type Summaries = typeof summaries;

/** Readings by summary id: `profile.volume.requests`, `profile.inputs.sample`, ... */
export type Profile = {
  readonly account: string;
  /** Place among all accounts by name; -1 of a profile that was asked for alone. */
  readonly order: number;
} & {
  readonly [Id in keyof Summaries]: Reading<Summaries[Id]['fields']>;
};
