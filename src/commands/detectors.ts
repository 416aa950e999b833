/** What the program looks for: every feature, link and pattern, described from its own metadata. */
import { defineCommand } from './command.js';
import { declarePageOptions } from './page-options.js';

export const detectors = defineCommand({
  id: 'detectors',
  summary: 'list the features, links and patterns that are looked for, or describe one of them',
  about:
    'Prints what each feature and link measures, in which unit, which way is suspicious, which log fields it needs, where it comes from, and which honest use looks alike; of each pattern what must come together. docs/detectors.md is the same as a page.',
  exits: ['done'],
  examples: [
    ['clonewatch detectors', 'all of them, by family of questions'],
    ['clonewatch detectors stranger-distance', 'one: what, why, source, honest look-alikes, thresholds'],
    ['clonewatch detectors --format ndjson | jq .id', 'for programs'],
  ],

  declare(program) {
    program
      .argument('[id]', 'feature, link or pattern to describe')
      .option('-f, --format <format>', 'table (default), json or ndjson');
    declarePageOptions(program);
  },

  async run([id], options, io) {
    const { runDetectors } = await import('./detectors-run.js');
    return runDetectors(typeof id === 'string' ? id : undefined, options, io);
  },
});
