/** The work of `detect`: the first records of each input, as text or as JSON. */
import { type ExitCode, exitCodes } from '../errors.js';
import { type Detection, detectLog } from '../read/detect.js';
import { jsonLine } from '../report/json-lines.js';
import { makePage } from '../report/page.js';
import { withoutFields } from './catalogue.js';
import { timeOfRun } from './clock.js';
import type { Io } from './command.js';
import { detectionLines } from './detect-lines.js';
import { withLayout } from './layout-option.js';
import { mappingLines } from './mapping-lines.js';
import { known, type Options, textOption } from './options.js';
import { terminalPage } from './page-options.js';
import { readingOptions } from './reading-options.js';
import { writeStream } from './write.js';

export async function runDetect(paths: readonly string[], options: Options, io: Io): Promise<ExitCode> {
  const format = known('format', textOption(options, 'format') ?? 'text', ['text', 'json', 'mapping']);
  const page = makePage(terminalPage(options, io.stdout, io.environment));
  const reading = readingOptions(options, timeOfRun(io.environment), io.configuration?.timeZone);
  const layout = await withLayout(reading, options);
  const detection = await detectLog(paths, { ...layout, stdin: io.stdin });
  const lines = {
    json: () => [detectionJson(detection)],
    mapping: () => mappingLines(detection, layout.columnNames),
    text: () => detectionLines(page, detection),
  }[format]();
  await writeStream(io.stdout, ended(lines));
  if (detection.problem !== undefined) throw detection.problem;
  return detection.unreadable.length > 0 ? exitCodes.incomplete : exitCodes.done;
}

function* ended(lines: Iterable<string>): Iterable<string> {
  for (const line of lines) yield `${line}\n`;
}

function detectionJson({ inputs, unreadable }: Detection): string {
  // What stood in rejected records is not for files.
  const plain = inputs.map((input) => {
    const { read, events, rejected, skipped, byReason } = input.counts;
    return { ...input, counts: { read, events, rejected, skipped, byReason }, notJudged: withoutFields(input.missing) };
  });
  return jsonLine({ inputs: plain, unreadable });
}
