import { countMarked, EVER_NEW, logMarked } from '../stats/linear-counting.js';
import { defineFeature, settingOf } from './feature.js';
import { count } from './phrase.js';

const settings = {
  requests: { value: 20, unit: 'requests with tools', why: 'fewer show no habit' },
};

export const toolsetVariety = defineFeature({
  id: 'toolset-variety',
  title: 'Variety of the sets of tools',
  status: 'stable',
  family: 'harvest',
  measures: 'log of the number of different sets of tools offered to the model, by their names, up to 100',
  unit: 'log count',
  range: [0, 5],
  direction: 'higher',
  needs: ['input'],
  settings,
  source:
    'an agent has its tools, while data for teaching the use of tools are made with thousands of made-up ones: Kimi Team 2025, "Kimi K2: Open Agentic Intelligence", on synthetic data for tool use; Anthropic, February 2026 (agentic reasoning and tool use as targets)',
  benign: [
    'a reseller or gateway of many agents',
    'a hub that picks tools for each request',
    'tests of an agent framework',
  ],

  value({ chats }) {
    if (chats.withTools < settingOf(this, 'requests')) return null;
    return logMarked(chats.toolBits);
  },

  explain({ chats }) {
    const different = countMarked(chats.toolBits);
    const sets = different >= EVER_NEW ? 'ever new' : `about ${count(Math.round(different))} different`;
    return `${sets} sets of tools in ${count(chats.withTools)} requests`;
  },
});
