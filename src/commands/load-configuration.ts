/** Reads the configuration: flags over environment over project file over user file over defaults. */
import { links } from '../campaigns/index.js';
import type { Layer } from '../config/check.js';
import { fileLayer, projectFile, userFile } from '../config/config.js';
import { type Catalogue, type ConfigKey, configKeys } from '../config/keys.js';
import { type Configuration, mergeLayers } from '../config/merge.js';
import { CONFIG_VARIABLE, environmentLayer, setLayer } from '../config/words.js';
import { mappedIds } from '../events/fields.js';
import { features } from '../features/index.js';
import { patternAdvice } from '../findings/advice.js';
import type { Io } from './command.js';
import { listOption, type Options, textOption } from './options.js';

export const catalogue: Catalogue = {
  features: features.map(({ id }) => id),
  links: links.map(({ id }) => id),
  patterns: Object.keys(patternAdvice),
  fields: mappedIds,
  thresholds: features.flatMap(({ id, settings }) =>
    Object.entries(settings).map(([name, setting]) => ({ feature: id, name, ...setting })),
  ),
};

/** Files that are read, strongest first. */
export function configFiles(options: Options, { environment, folder }: Io): string[] {
  if (options['config'] === false) return [];
  const named = textOption(options, 'config') ?? environment[CONFIG_VARIABLE];
  const project = named ?? (folder === undefined ? undefined : projectFile(folder));
  return [project, userFile(environment)].filter((path) => path !== undefined);
}

/** @throws UserError for a file that cannot be read, a key nobody knows, a value that does not fit */
export function loadConfiguration(options: Options, io: Io): Configuration {
  const keys: readonly ConfigKey[] = configKeys(catalogue);
  const layers: Layer[] = [setLayer(listOption(options, 'set'), keys)];
  if (options['config'] !== false) layers.push(environmentLayer(io.environment, keys));
  for (const path of configFiles(options, io)) layers.push(fileLayer(path, keys));
  return mergeLayers(layers, keys, catalogue);
}
