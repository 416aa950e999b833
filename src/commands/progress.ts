/** One line on a terminal's stderr that says how far the reading is; rewritten in place, gone at the end. */
import type { ReadProgress } from '../read/read.js';
import { measure, plural } from '../report/numbers.js';
import { cutText } from '../report/text-width.js';
import type { Io } from './command.js';

/** A run shorter than this needs no progress. */
const SILENT_MS = 1000;
const BETWEEN_MS = 200;
const CLEAR = '\r\u001b[K';

export interface ProgressLine {
  update(progress: Readonly<ReadProgress>): void;
  /** Takes the line away. */
  finish(): void;
}

/** @param clock milliseconds, from any start */
export function progressLine(stderr: Io['stderr'], quiet: boolean, clock: () => number): ProgressLine {
  const started = clock();
  let shownAt = -Infinity;
  if (quiet || stderr.isTTY !== true) return { update: () => undefined, finish: () => undefined };
  return {
    update(progress) {
      const now = clock();
      if (now - started < SILENT_MS || now - shownAt < BETWEEN_MS) return;
      shownAt = now;
      stderr.write(CLEAR + cutText(progressText(progress, (now - started) / 1000), (stderr.columns ?? 80) - 1, ''));
    },
    finish() {
      if (shownAt > -Infinity) stderr.write(CLEAR);
      shownAt = -Infinity;
    },
  };
}

/** `reading  45 %  0:05 left  512 MB of 1.14 GB  180 MB/s  1,200,345 records`: what matters first, narrow terminals cut the end. */
export function progressText({ bytesRead, bytesTotal, records }: Readonly<ReadProgress>, seconds: number): string {
  const rate = bytesRead / seconds;
  const speed = [`${byteText(rate)}/s`, plural(records, 'record')];
  if (!(bytesTotal > 0)) return ['reading', byteText(bytesRead), ...speed].join('  ');
  const share = `${String(Math.floor(Math.min(1, bytesRead / bytesTotal) * 100)).padStart(2)} %`;
  const left = rate > 0 ? [`${clockText(Math.max(0, bytesTotal - bytesRead) / rate)} left`] : [];
  return ['reading', share, ...left, `${byteText(bytesRead)} of ${byteText(bytesTotal)}`, ...speed].join('  ');
}

const UNITS = ['B', 'kB', 'MB', 'GB', 'TB'] as const;

export function byteText(bytes: number): string {
  const power = bytes < 1000 ? 0 : Math.min(UNITS.length - 1, Math.floor(Math.log10(bytes) / 3));
  return `${measure(bytes / 1000 ** power)} ${UNITS[power] ?? 'B'}`;
}

function clockText(seconds: number): string {
  const whole = Math.ceil(seconds);
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  const tail = String(rest).padStart(2, '0');
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}:${tail}` : `${minutes}:${tail}`;
}
