/** Notes about the log may name files, columns and machines. Only sentences that are known to name none are kept under pseudonyms. */

/** Beginnings of such sentences; a sentence that is not known is left out, never shown. */
const HARMLESS = [
  /^only \d+ accounts?(?: of kind "\w+")?[,:] /,
  /^(?:times|dates) are read /,
  /^the log shows no inputs/,
  /^(?:of \d+ accounts? )?the log shows inputs and nothing of what came back: /,
  /^switched off by the configuration: /,
  /^(weights|thresholds|sizes) changed by the configuration: /,
  /^(weights of patterns moved by|verdicts moved no weight: )/,
  /^memory was short: /,
  /^\d+ records? (?:was|were) delivered twice/,
  /^\d+ of \d+ records? stayed without/,
  /^\d+ rows (before \d{4}|lie in the future)/,
  /^the clock says /,
  /^\d+ records? (?:was|were) no valid JSON/,
  /^\d+ notes? that may name files or columns/,
];

export function keptNotes(notes: readonly string[]): string[] {
  const kept = notes.filter((note) => HARMLESS.some((beginning) => beginning.test(note)));
  const left = notes.length - kept.length;
  if (left === 0) return kept;
  return [...kept, `${String(left)} note${left === 1 ? '' : 's'} that may name files or columns left out`];
}
