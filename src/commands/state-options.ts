/** The state that the options name. */
import { existsSync } from 'node:fs';
import { summarySettings } from '../analyse.js';
import { exitCodes, UserError } from '../errors.js';
import { State } from '../state/state.js';
import { version } from '../version.js';
import type { Io } from './command.js';
import { timeOfRun } from './clock.js';
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
  if (textOption(options, 'memory') !== undefined) {
    throw new UserError(
      '--memory does not go with --state',
      'what is saved keeps its full samples, or later nights would miss them; give the machine more memory or scan without --state',
    );
  }
  return stateAt(folder, io, days);
}

/**
 * A state that is there already, locked.
 * @throws UserError when there is none
 */
export function existingState(folder: string, io: Io): State {
  if (existsSync(folder)) return stateAt(folder, io);
  throw new UserError(`there is no state ${folder}`, 'scan LOGS --state DIR begins one', exitCodes.noInput);
}

export function stateAt(folder: string, io: Io, days?: number): State {
  return new State({
    ...{
      folder,
      settings: summarySettings(io.configuration?.analysis),
      now: timeOfRun(io.environment),
      program: version,
    },
    ...(days === undefined ? {} : { keepDays: days }),
  });
}
