/** The one place that makes text from logs safe to show: nothing invisible, nothing that moves the cursor or turns the line around. */

/**
 * Control and format characters (bidi marks, zero-width characters, tags), private use, lone surrogates, line separators,
 * everything a font may show as nothing, odd spaces; a combining mark without a letter before it, and the fifth of a heap of marks.
 */
const UNSAFE = new RegExp(
  [
    String.raw`[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}]`,
    String.raw`[\u00a0\u1680\u2000-\u200a\u202f\u205f\u2800]`,
    String.raw`^\p{M}`,
    String.raw`(?<=\p{M}{4})\p{M}`,
  ].join('|'),
  'gu',
);

const SHORT: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** Typography of our own sentences, for terminals that only show ASCII. */
const PLAIN: Readonly<Record<string, string>> = {
  '’': "'",
  '‘': "'",
  '“': '"',
  '”': '"',
  '–': '-',
  '—': '-',
  '−': '-',
  '×': 'x',
  '±': '+-',
  '…': '...',
  '·': '-',
  '≥': '>=',
  '≤': '<=',
  '→': '->',
};

function visible(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  return SHORT[character] ?? (code <= 0xff ? `\\x${code.toString(16).padStart(2, '0')}` : `\\u{${code.toString(16)}}`);
}

/** Text with every unsafe character written out, such as `\x1b` or `\u{202e}`. Escaping twice changes nothing more. */
export function escapeText(text: string): string {
  return text.replace(UNSAFE, visible);
}

/** As `escapeText`, and everything beyond ASCII written plainly or as `\u{...}`. */
export function escapeToAscii(text: string): string {
  return escapeText(text).replace(/[^\x20-\x7e]/gu, (character) => PLAIN[character] ?? visible(character));
}

/** One line of JSON whose unsafe characters are written `\uXXXX`: the value stays the same, the text is safe to print. */
export function escapeJson(line: string): string {
  return line.replace(UNSAFE, (character) =>
    character.replace(/[^]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`),
  );
}
