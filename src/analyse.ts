/** The main job, end to end: paths in, one finished document out. The rooms do the work; this file and `analyse-night.ts` only join them. */
import { besideCampaigns } from './campaigns/bulk.js';
import { type CampaignSearch, findCampaigns } from './campaigns/find.js';
import { sampling } from './config/defaults.js';
import { type AnalysisSettings, defaultSettings } from './config/settings.js';
import { estimateExposure } from './exposure/estimate.js';
import { type FeatureTable, makeFeatureTable } from './features/table.js';
import { assembleFindings, type LogFacts } from './findings/assemble.js';
import type { Findings } from './findings/findings.js';
import { foldLog } from './fold/fold.js';
import { buildPopulation, type Population } from './population/population.js';
import type { ProfileStore } from './profiles/build.js';
import type { LogReport, ReadOptions, ReadProgress } from './read/read.js';
import { scoreAccounts, type Scores } from './scores/score.js';
import { type Decisions, sharpen, sharpened, type Sharpening } from './scores/sharpen.js';
import { version } from './version.js';

export interface AnalyseOptions {
  readonly read: ReadOptions;
  readonly stdin: NodeJS.ReadableStream;
  /** Time printed as `generatedAt`. */
  readonly now: Date;
  /** Accounts written out, best first; totals count everybody. Default: all. */
  readonly top?: number;
  /** Bytes the whole run may take, about: samples are cut where they would take more. Default: no bound. */
  readonly memory?: number;
  /** Levels, thresholds, weights, what is switched off. Default: `defaultSettings`. */
  readonly settings?: AnalysisSettings;
  /** What people decided about accounts; moves weights where the settings say so, and nothing else. */
  readonly decisions?: Decisions;
  /** Accounts whose details are wanted although they are no suspects; without it those of suspects only. */
  isAsked?(account: string): boolean;
  onProgress?(progress: ReadProgress): void;
}

export interface Analysis {
  readonly findings: Findings;
  readonly log: LogReport;
}

/** Sizes of the summaries of a run, and of a state that it may use. */
export function summarySettings({ samples }: AnalysisSettings = defaultSettings): ProfileStore['settings'] {
  return { ...sampling, sampleSize: samples.inputs, evidenceRows: samples.evidence };
}

/** The program itself. */
const PROGRAM_BYTES = 100_000_000;

/** Population, scores, links and document take about as much again as the states they are made from. */
export function stateBudget(memory: number): number {
  return Math.max(0, memory - PROGRAM_BYTES) / 2;
}

function memoryNotes(store: ProfileStore): string[] {
  const { limit, settings } = store;
  if (limit.most === settings.sampleSize) return [];
  return [
    `memory was short: ${String(limit.most)} inputs are kept of each account instead of ${String(settings.sampleSize)}, so what accounts send is judged less finely; --memory allows more`,
  ];
}

/**
 * Reads logs, profiles every account, ranks, links and explains.
 * @throws UserError with exit code `noInput` when nothing could be read: no such file, no readable record
 */
export async function analyse(paths: readonly string[], options: AnalyseOptions): Promise<Analysis> {
  const reading = {
    ...options.read,
    stdin: options.stdin,
    onProgress: (progress: ReadProgress): void => options.onProgress?.(progress),
  };
  const { store, log } = await foldLog(paths, reading, {
    settings: summarySettings(options.settings),
    budget: stateBudget(options.memory ?? Infinity),
  });
  const { counts, rows, fields, sampled } = log;
  const facts = { counts, rows, fields, sampled, incomplete: log.incomplete.length > 0 };
  return { findings: conclude(store, facts, options), log };
}

/** Everything behind the reading: profiles in, document out. */
export function conclude(
  store: ProfileStore,
  log: LogFacts,
  options: Pick<AnalyseOptions, 'settings' | 'now' | 'top' | 'isAsked' | 'decisions'> & {
    readonly allSuspects?: boolean;
  },
): Findings {
  const settings = options.settings ?? defaultSettings;
  const population = buildPopulation(store.profiles());
  const table = makeFeatureTable(population, log.fields, settings);
  const { scores, sharpening, search } = linked(population, table, { ...options, settings, fields: log.fields });
  return assembleFindings({
    ...{ population, table, scores, search },
    ...(sharpening === undefined ? {} : { sharpening }),
    exposures: estimateExposure({ population, scores, campaigns: search.campaigns }),
    log: { ...log, notes: [...(log.notes ?? []), ...memoryNotes(store)] },
    version,
    generatedAt: options.now,
    top: options.top ?? Infinity,
    allSuspects: options.allSuspects ?? false,
    isAsked: (account) => options.isAsked?.(account) === true,
  });
}

/** Scores everybody, finds campaigns, and scores again beside them; apart, so that the first scores go before the document is written. */
function linked(
  population: Population,
  table: FeatureTable,
  { settings, decisions, fields }: Linking,
): { readonly scores: Scores; readonly sharpening?: Sharpening; readonly search: CampaignSearch } {
  const { scores: amongAll, ...rest } = scored(population, table, settings, decisions);
  const search = findCampaigns(population, amongAll, fields);
  return { ...rest, search, scores: besideCampaigns(amongAll, search) };
}

interface Linking extends Pick<AnalyseOptions, 'decisions'> {
  readonly settings: AnalysisSettings;
  readonly fields: LogFacts['fields'];
}

/** Scores everybody; where verdicts may move the weights, once more with the moved ones. */
function scored(
  population: Population,
  table: FeatureTable,
  settings: AnalysisSettings,
  decisions: Decisions = new Map(),
): { readonly scores: Scores; readonly sharpening?: Sharpening } {
  const scores = scoreAccounts(population, table, settings);
  if (!settings.sharpen) return { scores };
  const sharpening = sharpen(scores, decisions);
  if (sharpening.weights.length === 0) return { scores, sharpening };
  const patternWeights = sharpened(settings.patternWeights, sharpening.weights);
  return { scores: scoreAccounts(population, table, { ...settings, patternWeights }), sharpening };
}
