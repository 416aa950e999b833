/** A log without its attackers: what is flagged there is a false alarm for certain. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { decompress } from 'fzstd';
import type { Labels } from './labels.js';

/**
 * Writes the lines of a JSONL log (plain, gzip or zstd) whose account is not labelled an attacker to a temporary file,
 * hands its path to `use`, and removes it afterwards. Lines are copied as they stand.
 */
export async function withHonestLog<Result>(
  path: string,
  labels: Labels,
  use: (honestPath: string) => Promise<Result>,
): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), 'clonewatch-honest-'));
  try {
    const honestPath = join(folder, 'log.jsonl');
    writeFileSync(honestPath, honestLines(unpack(readFileSync(path)), labels));
    return await use(honestPath);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function unpack(bytes: Uint8Array): Uint8Array {
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) return gunzipSync(bytes);
  if (bytes[0] === 0x28 && bytes[1] === 0xb5 && bytes[2] === 0x2f && bytes[3] === 0xfd) return decompress(bytes);
  return bytes;
}

export function honestLines(log: Uint8Array, labels: Labels): Uint8Array {
  const kept = new Uint8Array(log.length + 1);
  const newline = 10;
  let length = 0;
  for (let start = 0; start < log.length;) {
    const found = log.indexOf(newline, start);
    const end = found < 0 ? log.length : found;
    const line = log.subarray(start, end);
    if (labels.get(accountOf(line))?.isAttacker !== true) {
      kept.set(line, length);
      kept[length + line.length] = newline;
      length += line.length + 1;
    }
    start = end + 1;
  }
  return kept.subarray(0, length);
}

/** Empty for a line that names no account: it stays, whatever it is. */
function accountOf(line: Uint8Array): string {
  try {
    const record = JSON.parse(new TextDecoder().decode(line)) as { account?: unknown } | null;
    return typeof record?.account === 'string' ? record.account : '';
  } catch {
    return '';
  }
}
