/** The work of `features`: the table of a document, in the format that was asked for. */
import { type ExitCode, UserError } from '../errors.js';
import { pseudonymise } from '../privacy/findings.js';
import { type FeatureColumns, featureColumns } from '../report/feature-columns.js';
import { featureCsv } from '../report/feature-csv.js';
import { featureNdjson } from '../report/feature-ndjson.js';
import type { Io } from './command.js';
import { obtainFindings } from './document.js';
import type { Options } from './options.js';
import { chooseTargets, type Format } from './outputs.js';
import { checkedAliases } from './privacy-options.js';
import { type Pieces, writeFileWhole, writeStream } from './write.js';

interface TableFormat extends Format {
  /** Not for the eyes: refused on a terminal. */
  readonly binary: boolean;
  /** `file`: as a file of its own, not for a pipe. */
  render(table: FeatureColumns, file: boolean): Promise<Pieces>;
}

const csv: TableFormat = {
  id: 'csv',
  extension: 'csv',
  binary: false,
  render: (table) => Promise.resolve(featureCsv(table)),
};

const ndjson: TableFormat = {
  id: 'ndjson',
  extension: 'ndjson',
  binary: false,
  render: (table) => Promise.resolve(featureNdjson(table)),
};

const arrow: TableFormat = {
  id: 'arrow',
  extension: 'arrow',
  binary: true,
  async render(table, file) {
    const { featureArrow } = await import('./feature-arrow.js');
    return featureArrow(table, file ? 'file' : 'stream');
  },
};

export async function runFeatures(paths: readonly string[], options: Options, io: Io): Promise<ExitCode> {
  const targets = chooseTargets(options, [csv, ndjson, arrow], csv);
  if (io.stdout.isTTY === true && targets.some(({ path, format }) => path === undefined && format.binary)) {
    throw new UserError(
      'arrow is binary and standard output is a terminal',
      'write it with -o features.arrow, or pipe it',
    );
  }
  const aliases = checkedAliases(options, io);
  const { findings, exitCode } = await obtainFindings(paths, options, io);
  const named = aliases === undefined ? findings : pseudonymise(findings, aliases, false);
  const table = featureColumns(named);
  for (const { path, format } of targets) {
    const pieces = await format.render(table, path !== undefined);
    if (path === undefined) await writeStream(io.stdout, pieces);
    else writeFileWhole(path, pieces);
  }
  return exitCode;
}
