/** The shape of the findings document: how its keys are ordered, and whether a saved file is one. */
import { responseActions } from '../config/settings.js';
import { levels, SCHEMA_VERSION } from './findings.js';
import type {
  AccountFinding,
  CampaignFinding,
  EvidenceRow,
  ExposureFinding,
  FeatureFinding,
  Findings,
  LinkedAccount,
  LogFinding,
  MeasuredFeature,
  NotApplicable,
  Reference,
  ResponseAdvice,
  SurgeFinding,
  TotalsFinding,
} from './findings.js';
import { change, changes, past, sharpening, state, verdict } from './nightly-shapes.js';
import { details, overview, quality } from './plotted.js';
import { flag, listOf, number, objectOf, oneOf, optional, orNull, recordOf, type ShapesOf, text } from './shape.js';

const exposure = objectOf({
  low: number,
  high: number,
  basis: oneOf([
    'students',
    'campaign students',
    'ordinary answers',
    'equations',
    'published budgets',
  ] satisfies ExposureFinding['basis'][]),
  queries: number,
  curve: listOf(
    objectOf({ queries: number, low: number, high: number } satisfies ShapesOf<ExposureFinding['curve'][number]>),
  ),
} satisfies ShapesOf<ExposureFinding>);

const log = objectOf({
  from: orNull(text),
  to: orNull(text),
  records: objectOf({
    read: number,
    events: number,
    rejected: number,
    skipped: number,
    byReason: recordOf(number),
  } satisfies ShapesOf<LogFinding['records']>),
  rows: number,
  fields: recordOf(number),
  incomplete: flag,
  notes: listOf(text),
  quality: optional(listOf(quality)),
} satisfies ShapesOf<LogFinding>);

const totals = objectOf({
  accounts: number,
  levels: objectOf({ none: number, watch: number, suspect: number, critical: number } satisfies ShapesOf<
    TotalsFinding['levels']
  >),
  campaigns: number,
  suppressed: optional(
    objectOf({ none: number, watch: number, suspect: number, critical: number } satisfies ShapesOf<
      TotalsFinding['levels']
    >),
  ),
} satisfies ShapesOf<TotalsFinding>);

const notApplicable = objectOf({
  id: text,
  kind: oneOf(['feature', 'link'] satisfies NotApplicable['kind'][]),
  missing: listOf(text),
} satisfies ShapesOf<NotApplicable>);

const feature = objectOf({
  id: text,
  value: orNull(number),
  unit: text,
  percentile: orNull(number),
  usual: orNull(number),
  contribution: number,
  applicable: flag,
  explanation: text,
} satisfies ShapesOf<FeatureFinding>);

const linked = objectOf({ account: text, strength: number, links: recordOf(number) } satisfies ShapesOf<LinkedAccount>);

const evidence = objectOf({
  time: orNull(text),
  kind: oneOf(['typical', 'near', 'flip'] satisfies EvidenceRow['kind'][]),
  input: text,
  label: orNull(text),
  margin: orNull(number),
} satisfies ShapesOf<EvidenceRow>);

const sources = objectOf({
  addresses: number,
  networks: number,
  networkNames: optional(listOf(text)),
  keyMarks: optional(listOf(text)),
  tenantMarks: optional(listOf(text)),
  agents: listOf(text),
  models: listOf(text),
  endpoints: listOf(text),
} satisfies ShapesOf<AccountFinding['sources']>);

const timeline = objectOf({
  start: text,
  binHours: number,
  counts: listOf(number),
} satisfies ShapesOf<NonNullable<AccountFinding['timeline']>>);

const response = objectOf({
  action: oneOf(responseActions),
  reason: text,
  cost: text,
  rate: orNull(
    objectOf({ requests: number, per: oneOf(['day']) } satisfies ShapesOf<NonNullable<ResponseAdvice['rate']>>),
  ),
  decimals: orNull(number),
} satisfies ShapesOf<ResponseAdvice>);

const surge = objectOf({
  kind: oneOf(['sudden', 'sustained'] satisfies SurgeFinding['kind'][]),
  from: text,
  to: text,
  requests: number,
  expected: number,
} satisfies ShapesOf<SurgeFinding>);

export const accountShape = objectOf({
  rank: number,
  account: text,
  suspicion: number,
  level: oneOf(levels),
  exposure: orNull(exposure),
  campaign: orNull(text),
  pValue: orNull(number),
  qValue: orNull(number),
  pattern: orNull(text),
  patterns: recordOf(number),
  baseline: number,
  campaignContribution: number,
  families: recordOf(number),
  features: listOf(feature),
  reasons: listOf(text),
  applicableShare: number,
  firstSeen: orNull(text),
  lastSeen: orNull(text),
  requests: number,
  rows: number,
  distinctInputs: number,
  tokensIn: orNull(number),
  tokensOut: orNull(number),
  errorShare: orNull(number),
  sources,
  hours: orNull(listOf(number)),
  timeline: orNull(timeline),
  surge: orNull(surge),
  linked: listOf(linked),
  evidence: listOf(evidence),
  benign: listOf(text),
  response,
  change: optional(change),
  past: optional(past),
  verdict: optional(verdict),
  details: optional(orNull(details)),
  brief: optional(flag),
} satisfies ShapesOf<AccountFinding>);

export const campaignShape = objectOf({
  id: text,
  status: oneOf(['suspected', 'coordinated']),
  suspicion: number,
  level: oneOf(levels),
  pValue: number,
  pattern: orNull(text),
  members: listOf(text),
  links: recordOf(number),
  reasons: listOf(text),
  rows: number,
  firstSeen: orNull(text),
  lastSeen: orNull(text),
  exposure: orNull(exposure),
  benign: listOf(text),
} satisfies ShapesOf<CampaignFinding>);

export const documentShape = objectOf({
  schemaVersion: text,
  tool: objectOf({ name: text, version: text } satisfies ShapesOf<Findings['tool']>),
  generatedAt: text,
  log,
  totals,
  notApplicable: listOf(notApplicable),
  measured: optional(listOf(objectOf({ id: text, unit: text } satisfies ShapesOf<MeasuredFeature>))),
  accounts: listOf(accountShape),
  campaigns: listOf(campaignShape),
  references: listOf(objectOf({ id: text, title: text } satisfies ShapesOf<Reference>)),
  changes: optional(changes),
  state: optional(state),
  overview: optional(overview),
  sharpening: optional(sharpening),
  pseudonyms: optional(objectOf({ key: text } satisfies ShapesOf<NonNullable<Findings['pseudonyms']>>)),
} satisfies ShapesOf<Findings>);

/** Whether a value is a findings document of a version this program reads. */
export function isFindings(value: unknown): value is Findings {
  return findingsProblem(value) === undefined;
}

/** What keeps a value from being a findings document; undefined when nothing does. */
export function findingsProblem(value: unknown): string | undefined {
  const version = typeof value === 'object' && value !== null && 'schemaVersion' in value ? value.schemaVersion : null;
  if (typeof version === 'string' && version.split('.')[0] !== SCHEMA_VERSION.split('.')[0]) {
    return `schema version ${version} is not ${SCHEMA_VERSION}`;
  }
  return documentShape.check(value, '');
}
