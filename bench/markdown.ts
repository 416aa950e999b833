/** Pieces of Markdown that the generated pages share. */

/** A table; bars in cells are escaped, cells that hold several lines become one. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows].map(tableRow).join('\n');
}

function tableRow(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|').replaceAll('\n', ' ')).join(' | ')} |`;
}

export function code(text: string): string {
  return `\`${text}\``;
}

/** Text that stands outside of code: what looks like a tag is shown, not taken for one. */
export function plain(text: string): string {
  return text.replaceAll('<', '&lt;');
}

/** `Some text` as people write a sentence: first letter large, full stop. */
export function sentence(text: string): string {
  const first = text.slice(0, 1).toUpperCase() + text.slice(1);
  return /[.?!]$/.test(first) ? first : `${first}.`;
}
