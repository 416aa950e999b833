/** The text logs whose lines are understood. */
import { alb } from './alb.js';
import { combined } from './combined.js';
import { envoy } from './envoy.js';
import type { Grammar } from './grammar.js';
import { fluentd } from './fluentd.js';
import { haproxy } from './haproxy.js';
import { logfmt } from './logfmt.js';
import { prefixed } from './prefixed.js';
import { torchserve } from './torchserve.js';
import { vllm } from './vllm.js';

export const grammars: readonly Grammar[] = [
  combined,
  torchserve,
  vllm,
  alb,
  haproxy,
  envoy,
  logfmt,
  fluentd,
  prefixed,
];
