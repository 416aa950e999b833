/** The known answers beside a labelled log: a CSV of accounts, who copied the model, how, and with whom. */
import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { UserError, exitCodes } from '../src/errors.js';

export interface Label {
  readonly account: string;
  readonly isAttacker: boolean;
  /** Kind of attack, empty for honest accounts. */
  readonly attack: string;
  /** Accounts of one operator share it; empty for those who act alone. */
  readonly campaign: string;
  /** Kind of ordinary user. */
  readonly persona: string;
  /** How an attack was carried out, empty if not told. */
  readonly variant: string;
}

export type Labels = ReadonlyMap<string, Label>;

/** Reads a labels file; columns beyond account, is_attacker, attack, campaign, persona and variant are ignored. */
export function readLabels(path: string): Labels {
  try {
    return parseLabels(readFileSync(path, 'utf8'), path);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
    throw new UserError(`no such file: ${path}`, 'the arguments are pairs: a log and its labels', exitCodes.noInput);
  }
}

export function parseLabels(csv: string, path: string): Labels {
  const records = parse<Record<string, string>>(csv, { columns: true, bom: true, skip_empty_lines: true });
  const first = records[0] ?? {};
  for (const column of ['account', 'is_attacker']) {
    if (first[column] !== undefined) continue;
    throw new UserError(
      `no column "${column}" in ${path}`,
      'labels are a CSV with account, is_attacker, attack, campaign, persona',
    );
  }
  return new Map(
    records.map((record) => {
      const account = record['account'] ?? '';
      const label = {
        account,
        isAttacker: isTrue(record['is_attacker'] ?? ''),
        attack: record['attack'] ?? '',
        campaign: record['campaign'] ?? '',
        persona: record['persona'] ?? '',
        variant: record['variant'] ?? '',
      };
      return [account, label];
    }),
  );
}

function isTrue(word: string): boolean {
  return ['1', 'true', 'yes'].includes(word.toLowerCase());
}
