/** All reporters; where two write the same extension, the first is meant. */
import { campaign } from './campaign.js';
import { explanation } from './explanation.js';
import { json } from './json.js';
import { ndjson } from './ndjson.js';
import type { Reporter } from './reporter.js';
import { table } from './table.js';

export const reporters: readonly [Reporter, ...Reporter[]] = [table, json, ndjson, explanation, campaign];
