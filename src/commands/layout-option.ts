/** `--preset` and `--mapping`: a known layout by name, or a layout from a file, as what the reader needs to know. */
import { readFileSync } from 'node:fs';
import { UserError } from '../errors.js';
import type { ReadOptions } from '../read/read.js';
import { checkedNames } from './reading-options.js';
import { known, type Options, textOption } from './options.js';

type LayoutOptions = Pick<ReadOptions, 'preset' | 'layout' | 'map' | 'columnNames'>;

/** @throws UserError for an unknown name, a broken file, or a sample that does not come out */
export async function layoutOptions(options: Options): Promise<LayoutOptions> {
  const named = textOption(options, 'preset');
  const file = textOption(options, 'mapping') ?? (isFile(named) ? named : undefined);
  if (named !== undefined && named !== file && file !== undefined) {
    throw new UserError(
      '--preset and --mapping both say how to read',
      'a mapping file may name a preset itself: preset: kong',
    );
  }
  if (file !== undefined) return layoutFrom(file);
  return named === undefined ? { map: {} } : { preset: await presetNamed(named), map: {} };
}

/** What the options say of reading, under the layout they name; `--map` and `--columns` win over what the layout says. */
export async function withLayout(reading: ReadOptions, options: Options): Promise<ReadOptions> {
  const layout = await layoutOptions(options);
  return { ...layout, ...reading, map: { ...layout.map, ...reading.map } };
}

function isFile(word: string | undefined): boolean {
  return word !== undefined && /[./\\]/.test(word);
}

async function presetNamed(word: string): Promise<string> {
  const { presets } = await import('../read/presets/index.js');
  return known(
    'preset',
    word,
    presets.map(({ id }) => id),
  );
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new UserError(`cannot read the layout ${file}: ${why}`, 'give the path of a YAML file');
  }
}

async function layoutFrom(file: string): Promise<LayoutOptions> {
  const { parseLayoutFile } = await import('../config/layout-file.js');
  const { preset, columns, names, ...rest } = parseLayoutFile(textOf(file), file);
  const named = names === undefined ? {} : { columnNames: checkedNames(names, `names in ${file}`) };
  const { checkSample, columnMapOf, columnsBeside, describedPreset } = await import('../read/presets/described.js');
  if (preset === undefined) {
    const layout = { ...rest, columns };
    checkSample(describedPreset(layout), layout);
    return { layout, map: columnsBeside(columns, file), ...named };
  }
  const id = await presetNamed(preset);
  return { preset: id, map: columnMapOf(columns, file), ...named };
}
