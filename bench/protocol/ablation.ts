/** What each family of features and the campaigns buy: the same logs with one of them left out. */
import { strands, type StrandId } from '../../src/scores/strands.js';
import { table } from '../evaluation-report.js';
import { judge, type JudgedLog } from './judged.js';
import { BIG, campaignsFound, estimate, isSolo, precision, soloPrecision, soloRecall } from './measures.js';
import { findingsOf, runOn, type LabelledLog } from './run.js';

/** Strands that are left out together, by the question they answer. */
const families: Readonly<Record<string, readonly StrandId[]>> = {
  breadth: ['breadth', 'openness'],
  labels: ['labels'],
  fresh: ['fresh'],
  shift: ['shift', 'strange'],
  'near and flip': ['near', 'flip'],
  uncertain: ['confidence', 'borderline'],
  ask: ['ask'],
  template: ['template'],
  jump: ['jump'],
  hunger: ['hunger'],
  parameters: ['parameters'],
};

function featuresOf(ids: readonly StrandId[]): Set<string> {
  return new Set(ids.flatMap((id) => strands[id].parts.map(({ feature }) => feature)));
}

/** Every variant of one log by its name; "as shipped" first. */
export async function ablate(log: LabelledLog): Promise<ReadonlyMap<string, JudgedLog>> {
  const findings = await findingsOf(log.log);
  const alone = {
    ...findings,
    campaigns: [],
    accounts: [...findings.accounts]
      .map((account) => ({ account, own: account.suspicion - account.campaignContribution }))
      .sort((one, other) => other.own - one.own)
      .map(({ account }, at) => ({ ...account, rank: at + 1 })),
  };
  const variants = new Map([
    ['as shipped', judge(findings, log.labels, log)],
    ['no campaigns', judge(alone, log.labels, log)],
  ]);
  for (const [family, ids] of Object.entries(families)) {
    variants.set(`no ${family}`, await runOn(log, { without: featuresOf(ids) }));
  }
  return variants;
}

export function ablationTable(logs: readonly ReadonlyMap<string, JudgedLog>[]): string {
  const names = [...(logs[0]?.keys() ?? [])];
  const apis = [...new Set(logs.flatMap((variants) => [...variants.values()].map(({ api }) => api)))];
  const rows = apis.flatMap((api) =>
    names.map((name) => {
      const own = logs.flatMap((variants) => variants.get(name) ?? []).filter((log) => log.api === api);
      const isBig = ({ members }: { members: readonly unknown[] }): boolean => members.length >= BIG;
      const values = [
        estimate(own, soloPrecision, isSolo),
        estimate(own, soloRecall, isSolo),
        estimate(own, precision, () => true),
        estimate(own, campaignsFound, isBig),
      ];
      return [api, name, ...values.map(({ value }) => (Number.isNaN(value) ? '-' : value.toFixed(2)))];
    }),
  );
  return table(['api', 'variant', 'solo AP', 'solo T1', 'all AP', 'campaigns found'], rows);
}
