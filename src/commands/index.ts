/** All commands, in the order of the help. */
import type { Command } from './command.js';
import { completionOf } from './completion.js';
import { config } from './config.js';
import { detect } from './detect.js';
import { detectors } from './detectors.js';
import { diff } from './diff.js';
import { explain } from './explain.js';
import { features } from './features.js';
import { limits } from './limits.js';
import { pseudonyms } from './pseudonyms.js';
import { report } from './report.js';
import { scan } from './scan.js';
import { state } from './state.js';
import { triage } from './triage.js';
import { verdict } from './verdict.js';

const others: readonly Command[] = [
  scan,
  explain,
  detect,
  features,
  limits,
  report,
  diff,
  detectors,
  state,
  triage,
  verdict,
  pseudonyms,
  config,
];

export const commands: readonly Command[] = [...others, completionOf(others)];
