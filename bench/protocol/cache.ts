/** Logs of the protocol on disk: made once for each version of the generator, then only read. */
import { createHash } from 'node:crypto';
import {
  createWriteStream,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Copy } from '../scenarios/scenario.js';
import { jsonLines, labelsCsv } from '../scenarios/write.js';
import { protocolScenario } from './casts/index.js';
import type { Place } from './operations.js';
import { seedOf, type ApiName, type SetName } from './sets.js';

/** What makes one log of the protocol. */
export interface LogKey {
  readonly set: SetName;
  readonly api: ApiName;
  readonly place: Place;
  /** Multiplies the honest accounts. */
  readonly scale: number;
}

export interface CachedLog {
  readonly key: LogKey;
  readonly log: string;
  readonly labels: string;
  readonly fidelity: string;
}

/** Code that decides what is in a log: built files, so that an edit without a build changes nothing. */
function generatorVersion(): string {
  const hash = createHash('sha256');
  const root = new URL('..', import.meta.url).pathname;
  for (const folder of ['scenarios', 'protocol']) {
    const names = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' });
    for (const name of names.filter((path) => path.endsWith('.js')).sort()) {
      if (isReport(folder, name)) continue;
      hash.update(name).update(readFileSync(join(root, folder, name)));
    }
  }
  return hash.digest('hex').slice(0, 12);
}

/** Files that read logs and do not make them. */
function isReport(folder: string, name: string): boolean {
  return folder === 'protocol' && !/^(casts|manners|disguises|habits|operations|sets)/.test(name);
}

export function nameOf({ set, api, place, scale }: LogKey): string {
  const solos = place.lone === undefined ? place.solosAKind : `lone${place.lone}`;
  const size = `${solos}x${place.campaigns}${scale === 1 ? '' : `-scale${scale}`}`;
  return `${set}-${api}-${place.turn}-${size}`;
}

export function fidelityCsv(copies: readonly Copy[]): string {
  const lines = copies.flatMap((copy) => {
    const { unit, attack, model } = copy;
    return copy
      .fidelity()
      .map(({ queries, agreement }) => [unit, attack, model, queries, agreement.toFixed(4)].join(','));
  });
  return `${['unit,attack,model,queries,agreement', ...lines].join('\n')}\n`;
}

/** The log of a key in a folder, made if it is not there; the folder may be thrown away at any time. */
export async function cachedLog(key: LogKey, folder: string): Promise<CachedLog> {
  const home = join(folder, generatorVersion(), nameOf(key));
  const cached = {
    key,
    log: join(home, 'log.jsonl'),
    labels: join(home, 'labels.csv'),
    fidelity: join(home, 'fidelity.csv'),
  };
  if (existsSync(cached.fidelity)) return cached;
  mkdirSync(home, { recursive: true });
  const { api, set, place, scale } = key;
  const played = protocolScenario(api, { set, place }).play({ seed: seedOf(set, place.turn), scale });
  const unfinished = `${cached.log}.part`;
  await pipeline(Readable.from(jsonLines(played.records)), createWriteStream(unfinished));
  renameSync(unfinished, cached.log);
  writeFileSync(cached.labels, labelsCsv(played.labels));
  writeFileSync(cached.fidelity, fidelityCsv(played.copies));
  return cached;
}
