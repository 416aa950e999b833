/** All reporters; where two write the same extension, the first is meant. */
import { campaign } from './campaign.js';
import { csv } from './csv.js';
import { ecs } from './ecs.js';
import { explanation } from './explanation.js';
import { html } from './html.js';
import { json } from './json.js';
import { markdown } from './markdown.js';
import { ndjson } from './ndjson.js';
import { ocsf } from './ocsf.js';
import { prometheus } from './prometheus.js';
import { responses } from './responses.js';
import type { Reporter } from './reporter.js';
import { stix } from './stix.js';
import { table } from './table.js';

export const reporters: readonly [Reporter, ...Reporter[]] = [
  ...([table, json, ndjson, explanation, campaign] as const),
  ...[html, markdown, csv, ocsf, ecs, stix, responses, prometheus],
];
