/** For programs that import clonewatch: the main job, the document it makes, the reporters that print it. */
export { analyse, type Analysis, type AnalyseOptions } from './analyse.js';
export { type AnalysisSettings, defaultSettings } from './config/settings.js';
export { type ExitCode, exitCodes, UserError } from './errors.js';
export { type EventFieldId, eventFields } from './events/fields.js';
export type { RecordCounts, Rejection, RejectionReason } from './events/rejection.js';
export { findingsProblem, isFindings } from './findings/document.js';
export {
  type AccountFinding,
  type CampaignFinding,
  type EvidenceRow,
  type FeatureFinding,
  type Findings,
  type Level,
  levels,
  type LinkedAccount,
  type LogFinding,
  type NotApplicable,
  type Reference,
  type ResponseAdvice,
  SCHEMA_VERSION,
  type TotalsFinding,
} from './findings/findings.js';
export type {
  AccountDetails,
  AccountMapFinding,
  CoverageFinding,
  Overview,
  PeersFinding,
  QualityFinding,
  SquaresFinding,
  TrafficFinding,
  WeekFinding,
} from './findings/plots.js';
export type { InputFile, LogReport, ReadOptions, ReadProgress } from './read/read.js';
export { reporters } from './report/index.js';
export type { RenderOptions, Reporter } from './report/reporter.js';
