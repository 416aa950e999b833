/** Every page that is made from metadata alone, by its path from the project's folder. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { links } from '../src/campaigns/index.js';
import { commands } from '../src/commands/index.js';
import { namedPatterns } from '../src/commands/catalogue.js';
import { catalogue } from '../src/commands/load-configuration.js';
import { configKeys } from '../src/config/keys.js';
import { publishedSchema } from '../src/config/schema.js';
import { features } from '../src/features/index.js';
import { dialects } from '../src/read/dialects/index.js';
import { presets } from '../src/read/presets/index.js';
import { commandPages } from './commands-pages.js';
import { detectorsPage } from './detectors-page.js';
import { findingsPage, type SchemaNode } from './findings-page.js';
import { formatsPage } from './formats-page.js';

/** @param root the project's folder */
export function generatedPages(root = '.'): Readonly<Record<string, string>> {
  const keys = configKeys(catalogue);
  const ofCommands = Object.entries(commandPages(commands, keys)).map(([name, page]) => [
    `docs/commands/${name}`,
    page,
  ]);
  const schema = JSON.parse(readFileSync(join(root, 'docs', 'findings.schema.json'), 'utf8')) as SchemaNode;
  return {
    'docs/detectors.md': detectorsPage(features, links, namedPatterns),
    'docs/config.schema.json': `${JSON.stringify(publishedSchema(keys), null, 2)}\n`,
    'docs/findings.md': findingsPage(schema),
    'docs/formats.md': formatsPage(presets, dialects),
    ...(Object.fromEntries(ofCommands) as Record<string, string>),
  };
}
