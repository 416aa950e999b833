/** All summaries; a profile holds one state of each. */
import { answers } from './answers.js';
import { calendar } from './calendar.js';
import { chats } from './chats.js';
import { evidence } from './evidence.js';
import { gaps } from './gaps.js';
import { inputs } from './inputs.js';
import { moments } from './moments.js';
import { parameters } from './parameters.js';
import { sources } from './sources.js';
import { systems } from './systems.js';
import { timeline } from './timeline.js';
import { volume } from './volume.js';
import { window } from './window.js';

export const summaries = {
  volume,
  gaps,
  calendar,
  timeline,
  inputs,
  window,
  parameters,
  chats,
  answers,
  sources,
  moments,
  systems,
  evidence,
} as const;
