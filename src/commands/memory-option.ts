/** How much memory a run may take. */
import { totalmem } from 'node:os';
import { UserError } from '../errors.js';
import { type Options, textOption } from './options.js';

const UNITS: Readonly<Record<string, number>> = { K: 2 ** 10, M: 2 ** 20, G: 2 ** 30, T: 2 ** 40 };
/** Below this nothing can be analysed: the program itself takes most of it. */
const LEAST = 128 * 2 ** 20;
const SHARE_OF_MACHINE = 0.25;

/** @returns bytes */
export function memoryOption(options: Options): number {
  const text = textOption(options, 'memory');
  if (text === undefined) return SHARE_OF_MACHINE * machineMemory();
  const [, digits = '', unit = ''] = /^(\d+(?:\.\d+)?)\s*([KMGT]?)(?:i?B)?$/i.exec(text) ?? [];
  const bytes = digits === '' ? NaN : Number(digits) * (UNITS[unit.toUpperCase()] ?? 1);
  if (Number.isNaN(bytes)) {
    throw new UserError(`--memory "${text}" is not a size`, 'for example --memory 500M or --memory 2G');
  }
  if (bytes < LEAST) {
    throw new UserError(
      `--memory "${text}" is too little: the program itself takes about 100M`,
      'give it 128M or more',
    );
  }
  return bytes;
}

/** Bytes of the machine, or of the container it is. */
function machineMemory(): number {
  const allowed = process.constrainedMemory();
  // 0 where the system does not tell, a huge number where there is no bound.
  return allowed > 0 ? Math.min(allowed, totalmem()) : totalmem();
}
