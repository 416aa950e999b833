/** The state that the options name. */
import { existsSync } from 'node:fs';
import { stateBudget, summarySettings } from '../analyse.js';
import { exitCodes, UserError } from '../errors.js';
import { State, type StateOptions } from '../state/state.js';
import { version } from '../version.js';
import type { Io } from './command.js';
import { timeOfRun } from './clock.js';
import { memoryOption } from './memory-option.js';
import { type Options, textOption } from './options.js';

/** Days of `90d` or `12w`. */
export function keepDays(options: Options): number | undefined {
  const text = textOption(options, 'keep');
  if (text === undefined) return undefined;
  const [, amount, unit] = /^(\d{1,5})([dw])$/.exec(text) ?? [];
  const days = Number(amount) * (unit === 'w' ? 7 : 1);
  if (days >= 1) return days;
  throw new UserError(`--keep "${text}" is not a number of days or weeks`, 'for example --keep 90d or --keep 12w');
}

/** The state that was asked for, locked; undefined without `--state`. */
export function openState(options: Options, io: Io): State | undefined {
  const folder = textOption(options, 'state');
  const days = keepDays(options);
  if (folder === undefined) {
    if (days !== undefined)
      throw new UserError('--keep without --state', 'name the folder that remembers with --state DIR');
    return undefined;
  }
  return stateAt(folder, io, { ...memoryBound(options), ...(days === undefined ? {} : { keepDays: days }) });
}

type Bounds = Pick<StateOptions, 'keepDays' | 'budget'>;

/** Only where it was asked for: what is saved is cut with it, which no run may do unasked. */
function memoryBound(options: Options): Bounds {
  return textOption(options, 'memory') === undefined ? {} : { budget: stateBudget(memoryOption(options)) };
}

/**
 * A state that is there already, locked.
 * @throws UserError when there is none
 */
export function existingState(folder: string, io: Io, options: Options = {}): State {
  if (existsSync(folder)) return stateAt(folder, io, memoryBound(options));
  throw new UserError(`there is no state ${folder}`, 'scan LOGS --state DIR begins one', exitCodes.noInput);
}

export function stateAt(folder: string, io: Io, bounds: Bounds = {}): State {
  return new State({
    ...{
      folder,
      settings: summarySettings(io.configuration?.analysis),
      now: timeOfRun(io.environment),
      program: version,
    },
    ...bounds,
  });
}
