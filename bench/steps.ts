/** Everything behind the reading, one step at a time: what `conclude` of src/analyse.ts does, with a report after every step. */
import { findCampaigns } from '../src/campaigns/find.js';
import { defaultSettings } from '../src/config/settings.js';
import { estimateExposure } from '../src/exposure/estimate.js';
import { makeFeatureTable } from '../src/features/table.js';
import { assembleFindings, type LogFacts } from '../src/findings/assemble.js';
import { buildPopulation } from '../src/population/population.js';
import type { ProfileStore } from '../src/profiles/build.js';
import { json } from '../src/report/json.js';
import { scoreAccounts } from '../src/scores/score.js';

/** @returns bytes of the document, which is written nowhere */
export function concludeInSteps(store: ProfileStore, log: LogFacts, report: (step: string) => void): number {
  const population = buildPopulation(store.profiles());
  report('population');
  const table = makeFeatureTable(population, log.fields);
  report('features');
  const scores = scoreAccounts(population, table, defaultSettings);
  report('scores');
  const search = findCampaigns(population, scores, log.fields);
  report('campaigns');
  const exposures = estimateExposure({ population, scores, campaigns: search.campaigns });
  report('exposure');
  const found = { population, table, scores, search, exposures, log };
  const findings = assembleFindings({ ...found, version: 'bench', generatedAt: new Date(0), top: Infinity });
  report('overview');
  let bytes = 0;
  for (const piece of json.render(findings, { width: 80, color: false, unicode: true, redact: 1 })) {
    bytes += piece.length;
  }
  report('document');
  return bytes;
}
