/** The main job up to the ranking, in steps that can be run again with something left out: no exposure, no document. */
import { findCampaigns } from '../../src/campaigns/find.js';
import { liftedScore } from '../../src/findings/campaign.js';
import { sampling } from '../../src/config/defaults.js';
import { defaultSettings, type AnalysisSettings } from '../../src/config/settings.js';
import type { FieldCounts } from '../../src/events/fields.js';
import { makeFeatureTable } from '../../src/features/table.js';
import { buildPopulation, type Population } from '../../src/population/population.js';
import { ProfileStore } from '../../src/profiles/build.js';
import { readLog } from '../../src/read/read.js';
import { scoreAccounts, type CompareFeature, type Scores } from '../../src/scores/score.js';

export interface Surveyed {
  readonly population: Population;
  readonly fields: FieldCounts;
  /** Rows of each account in the log. */
  readonly rows: ReadonlyMap<string, number>;
}

/** @param keeps whether the account's row of this number, from 1, is part of what is looked at */
export async function survey(log: string, keeps: (account: string, row: number) => boolean): Promise<Surveyed> {
  const store = new ProfileStore(sampling, Infinity);
  const rows = new Map<string, number>();
  const reading = { map: {}, since: NaN, until: NaN, stdin: process.stdin };
  const { fields } = await readLog([log], reading, (event) => {
    const account = event.account.toString();
    const row = (rows.get(account) ?? 0) + 1;
    rows.set(account, row);
    if (keeps(account, row)) store.accumulate(event);
  });
  store.seal();
  return { population: buildPopulation(store.profiles()), fields, rows };
}

/** What is left out of the scores. */
export interface Without {
  readonly features?: ReadonlySet<string>;
  /** Parts of accounts are not scored apart. */
  readonly parts?: true;
  /** Everybody is compared with everybody, not with accounts of like volume. */
  readonly peers?: CompareFeature;
}

export function scoresOf({ population, fields }: Surveyed, without: Without = {}): Scores {
  const settings: AnalysisSettings = { ...defaultSettings, featuresOff: without.features ?? new Set() };
  const looked: Population = without.parts === true ? { ...population, parts: [] } : population;
  return scoreAccounts(looked, makeFeatureTable(looked, fields, settings), settings, without.peers);
}

/** Standing by account name, the higher the more suspicious: own scores, or what campaigns lift them to. */
export function standings(scores: Scores, surveyed: Surveyed | null): Map<string, number> {
  const lifted = Float64Array.from(scores.accounts, ({ score }) => score);
  const campaigns = surveyed === null ? [] : findCampaigns(surveyed.population, scores, surveyed.fields).campaigns;
  for (const campaign of campaigns) {
    for (const index of campaign.members) {
      const account = scores.accounts.at(index);
      if (account !== undefined) lifted[index] = liftedScore(account, campaign, scores);
    }
  }
  return new Map(
    scores.accounts.map(({ member }, index) => [
      member.profile.account,
      scores.calibrations[member.kind].standing(lifted[index] ?? 0),
    ]),
  );
}
