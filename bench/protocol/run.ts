/** Runs the main job on a labelled log for the protocol, as it is shipped or with something left out. */
import { analyse, summarySettings } from '../../src/analyse.js';
import { defaultSettings } from '../../src/config/settings.js';
import type { Findings } from '../../src/findings/findings.js';
import { ProfileStore } from '../../src/profiles/build.js';
import { readLog } from '../../src/read/read.js';
import { type Blocking, blockingOf } from '../blocking.js';
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

/** What blocking proposes on a log. */
export async function blockingOn({ log, labels }: LabelledLog): Promise<Blocking> {
  const store = new ProfileStore(summarySettings());
  const options = { map: {}, since: NaN, until: NaN, stdin: process.stdin, onProgress: () => undefined };
  const { fields } = await readLog([log], options, (event) => {
    store.accumulate(event);
  });
  store.seal();
  return blockingOf(store, fields, labels);
}

export async function runOn({ name, api, log, labels }: LabelledLog, cut: Cut = {}): Promise<JudgedLog> {
  return judge(await findingsOf(log, cut), labels, { name, api });
}
