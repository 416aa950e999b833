/** Runs the main job on a labelled log for the protocol, as it is shipped or with something left out. */
import { analyse } from '../../src/analyse.js';
import { defaultSettings } from '../../src/config/settings.js';
import type { Findings } from '../../src/findings/findings.js';
import type { Labels } from '../labels.js';
import { judge, type JudgedLog } from './judged.js';

export interface LabelledLog {
  readonly name: string;
  readonly api: string;
  readonly log: string;
  readonly labels: Labels;
}

export interface Cut {
  /** Features that do not count. */
  readonly without?: ReadonlySet<string>;
  /** Only what happened before, milliseconds since 1970. */
  readonly until?: number;
}

export async function findingsOf(log: string, { without, until }: Cut = {}): Promise<Findings> {
  const settings = { ...defaultSettings, featuresOff: without ?? defaultSettings.featuresOff };
  const read = { map: {}, since: NaN, until: until ?? NaN };
  return (await analyse([log], { read, stdin: process.stdin, now: new Date(0), settings })).findings;
}

export async function runOn({ name, api, log, labels }: LabelledLog, cut: Cut = {}): Promise<JudgedLog> {
  return judge(await findingsOf(log, cut), labels, { name, api });
}
