/** That names are not those of the log, in one sentence; empty where they are. */
import type { Findings } from '../findings/findings.js';

export function pseudonymsText({ pseudonyms }: Findings): string {
  return pseudonyms === undefined ? '' : `names are pseudonyms, made with the key ${pseudonyms.key}`;
}
