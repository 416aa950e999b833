/** The layers that may stand around a record; what none of them knows is the record itself. */
import type { RawRecord } from '../values.js';
import { cloudwatch, logsInsights } from './cloudwatch.js';
import { columnTable } from './column-table.js';
import { dockerLog } from './container-log.js';
import { datadog } from './datadog.js';
import { elastic } from './elastic.js';
import type { Layer } from './layer.js';
import { logEvent } from './log-event.js';
import { loki } from './loki.js';
import { namedRows } from './named-rows.js';
import { otlp } from './otlp.js';
import { recordLists } from './record-lists.js';
import { spans } from './spans.js';
import { splunk } from './splunk.js';

export const layers: readonly Layer[] = [
  ...[cloudwatch, logsInsights, logEvent, dockerLog, elastic, splunk, datadog],
  ...[loki, otlp, spans, recordLists, columnTable, namedRows],
];

/** Records within records within records; deeper nesting is none that a vendor writes. */
export const DEEPEST_LAYER = 4;

/** The layer that more than half of the first records bear. */
export function layerOf(sample: readonly RawRecord[]): Layer | undefined {
  return layers.find((layer) => sample.filter((record) => layer.matches(record)).length * 2 > sample.length);
}
