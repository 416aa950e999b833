/** Spans of OpenTelemetry in other forms than OTLP: as SDKs print them, in Jaeger, in Zipkin, in Application Insights. */
import { isOfModel } from '../model-attributes.js';
import { parseTime } from '../times.js';
import { asNumber, isRecord, own, unescapeJson } from '../values.js';
import type { RawRecord } from '../values.js';
import { defineLayer, eachInner } from './layer.js';

export const spans = defineLayer({
  id: 'spans',
  title: 'Spans of OpenTelemetry outside OTLP',
  example: {
    ...{ name: 'chat gpt-x', kind: 'SpanKind.CLIENT', parent_id: null },
    context: { trace_id: '0x5b8efff798038103d269b633813fc60c', span_id: '0xeee19b7ec3c1b174', trace_state: '[]' },
    ...{ start_time: '2026-01-05T10:00:00.120000Z', end_time: '2026-01-05T10:00:01.020000Z' },
    status: { status_code: 'UNSET' },
    attributes: { 'gen_ai.operation.name': 'chat', 'gen_ai.request.model': 'gpt-x', 'enduser.id': 'acct_42' },
  },
  source:
    'OpenTelemetry for Python, ConsoleSpanExporter; Jaeger, query API; Zipkin API v2; Azure Monitor, AppDependencies and AppTraces',

  matches: (record) => spansIn(record).length > 0,

  open: (inner) => eachInner(inner, spansIn),
});

/** The spans of models that a record holds; of a trace there may be several. */
function spansIn(record: RawRecord): readonly RawRecord[] {
  const list = own(record, 'spans');
  if (Array.isArray(list)) return list.filter(isRecord).flatMap(fromJaeger);
  return [...fromSdk(record), ...fromZipkin(record), ...fromInsights(record)];
}

function areOfModel(attributes: unknown): attributes is RawRecord {
  return isRecord(attributes) && Object.keys(attributes).some(isOfModel);
}

/** `{"context": {...}, "start_time": ..., "attributes": {...}}` */
function fromSdk(record: RawRecord): readonly RawRecord[] {
  const context = own(record, 'context');
  const attributes = unescapeJson(own(record, 'attributes'));
  if (!areOfModel(attributes) || own(record, 'start_time') === undefined) return [];
  const ids = isRecord(context) ? context : record;
  return [
    spanOf(attributes, {
      ...{ traceId: own(ids, 'trace_id'), spanId: own(ids, 'span_id'), status: statusIn(own(record, 'status')) },
      ...{ name: own(record, 'name'), start: own(record, 'start_time'), end: own(record, 'end_time') },
    }),
  ];
}

/** `{"startTime": <microseconds>, "duration": <microseconds>, "tags": [{"key": ..., "value": ...}]}` */
function fromJaeger(span: RawRecord): readonly RawRecord[] {
  const tags = own(span, 'tags');
  if (!Array.isArray(tags)) return [];
  const pairs = tags.filter(isRecord).map((tag) => [String(own(tag, 'key')), own(tag, 'value')] as const);
  const attributes = Object.fromEntries(pairs.filter(([key]) => key !== '__proto__'));
  if (!areOfModel(attributes)) return [];
  const start = asNumber(own(span, 'startTime'));
  return [
    spanOf(attributes, {
      ...{ traceId: own(span, 'traceID'), spanId: own(span, 'spanID'), name: own(span, 'operationName') },
      ...{ start, end: start + asNumber(own(span, 'duration')) },
      status: own(attributes, 'error') === true ? { code: 2 } : {},
    }),
  ];
}

/** `{"traceId": ..., "timestamp": <microseconds>, "duration": <microseconds>, "tags": {...}}` */
function fromZipkin(record: RawRecord): readonly RawRecord[] {
  const attributes = own(record, 'tags');
  if (!areOfModel(attributes) || own(record, 'traceId') === undefined) return [];
  const start = asNumber(own(record, 'timestamp'));
  return [
    spanOf(attributes, {
      ...{ traceId: own(record, 'traceId'), spanId: own(record, 'id'), name: own(record, 'name') },
      ...{ start, end: start + asNumber(own(record, 'duration')) },
      status: own(attributes, 'error') === undefined ? {} : { code: 2 },
    }),
  ];
}

/** Columns of Application Insights, under their older and their newer names. */
const INSIGHTS = ['customDimensions', 'Properties'];
const INSIGHTS_TIME = ['timestamp', 'timestamp [UTC]', 'TimeGenerated', 'TimeGenerated [UTC]'];
const INSIGHTS_USER = ['user_AuthenticatedId', 'UserAuthenticatedId', 'user_AccountId', 'UserAccountId'];

function fromInsights(record: RawRecord): readonly RawRecord[] {
  const first = (names: readonly string[]): unknown =>
    names.map((name) => own(record, name)).find((value) => value !== undefined && value !== null && value !== '');
  const attributes = unescapeJson(first(INSIGHTS));
  const time = first(INSIGHTS_TIME);
  if (!areOfModel(attributes) || time === undefined) return [];
  const took = asNumber(first(['duration', 'DurationMs']));
  const succeeded = first(['success', 'Success']);
  return [
    spanOf(
      { 'enduser.id': first(INSIGHTS_USER), ...attributes },
      {
        ...{
          traceId: first(['operation_Id', 'OperationId']),
          spanId: first(['id', 'Id']),
          name: first(['name', 'Name']),
        },
        ...{ start: time, end: Number.isNaN(took) ? undefined : parseTime(time) + took },
        status: /^false$/i.test(String(succeeded)) ? { code: 2 } : {},
      },
    ),
  ];
}

function statusIn(status: unknown): RawRecord {
  return isRecord(status) && own(status, 'status_code') === 'ERROR' ? { code: 2 } : {};
}

interface Told {
  readonly traceId: unknown;
  readonly spanId: unknown;
  readonly name: unknown;
  readonly start: unknown;
  readonly end: unknown;
  readonly status: RawRecord;
}

/** As the layer of OTLP hands spans on: everything in one object. */
function spanOf(attributes: RawRecord, { traceId, spanId, name, start, end, status }: Told): RawRecord {
  return { traceId, spanId, name, startTimeUnixNano: start, endTimeUnixNano: end, status, ...attributes };
}
