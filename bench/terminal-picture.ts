/** What a terminal shows, as an SVG: the program's own coloured output, letter by letter. */
import stringWidth from 'string-width';
import { chosenIndices, GAP } from './transcripts.js';

/** Pixels. Every piece of text is stretched to its columns, whatever font the reader has. */
const [COLUMN, LINE, SIZE, MARGIN] = [8, 18, 13, 14];

/** Colours that the program uses, on a dark ground; SGR codes of ECMA-48. */
const colours: Readonly<Record<string, string>> = { 31: '#ff7b72', 32: '#7ee787', 33: '#e3b341', 36: '#76e3ea' };
const [GROUND, INK, PALE] = ['#12161c', '#d7dde5', '#8b96a5'];

interface Piece {
  readonly text: string;
  readonly colour: string;
  readonly bold: boolean;
}

export interface Shot {
  /** Command line as the picture shows it. */
  readonly command: string;
  /** What it printed, with escape sequences of colours. */
  readonly printed: string;
  /** Lines to show, as in a transcript; all when left out. */
  readonly show?: string;
}

// eslint-disable-next-line no-control-regex -- colours are control sequences
const SGR = /\x1b\[([\d;]*)m/g;

export function terminalPicture({ command, printed, show }: Shot): string {
  const lines = printed.replace(/\n$/, '').split('\n');
  const plain = lines.map((line) => line.replaceAll(SGR, ''));
  const places = show === undefined ? [...lines.keys()] : chosenIndices(plain, show, command);
  const shown = [`$ ${command}`, ...places.map((place) => (place === undefined ? GAP : (lines[place] ?? '')))];
  const columns = Math.max(...shown.map((line) => stringWidth(line.replaceAll(SGR, ''))));
  const [width, height] = [columns * COLUMN + 2 * MARGIN, shown.length * LINE + 2 * MARGIN];
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-label="${escaped(`What a terminal shows for ${command}`)}">`,
    `<rect width="${width}" height="${height}" rx="8" fill="${GROUND}"/>`,
    `<g font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace" font-size="${SIZE}">`,
    ...shown.flatMap((line, index) => lineText(line, MARGIN + (index + 1) * LINE - 5)),
    '</g>',
    '</svg>\n',
  ].join('\n');
}

function lineText(line: string, y: number): readonly string[] {
  let column = 0;
  return pieces(line).flatMap(({ text, colour, bold }) => {
    const start = column;
    column += stringWidth(text);
    const weight = bold ? ' font-weight="bold"' : '';
    // Runs of blanks are left out, as SVG joins them; every run of words stands at its own column.
    return [...text.matchAll(/\S+(?: \S+)*/g)].map(({ 0: words, index }) => {
      const x = MARGIN + (start + stringWidth(text.slice(0, index))) * COLUMN;
      return `<text x="${x}" y="${y}" fill="${colour}"${weight} textLength="${stringWidth(words) * COLUMN}" lengthAdjust="spacingAndGlyphs">${escaped(words)}</text>`;
    });
  });
}

/** @throws Error for a style the program did not use so far */
function pieces(line: string): readonly Piece[] {
  const found: Piece[] = [];
  let [from, colour, bold, dim] = [0, INK, false, false];
  const add = (text: string): void => {
    if (text !== '') found.push({ text, colour: dim ? PALE : colour, bold });
  };
  for (const match of line.matchAll(SGR)) {
    add(line.slice(from, match.index));
    from = match.index + match[0].length;
    const code = match[1] ?? '';
    if (code === '1') bold = true;
    else if (code === '2') dim = true;
    else if (code === '22') [bold, dim] = [false, false];
    else if (code === '39') colour = INK;
    else colour = colourOf(code);
  }
  add(line.slice(from));
  return found;
}

function colourOf(code: string): string {
  const colour = colours[code];
  if (colour === undefined) throw new Error(`no colour for the SGR code "${code}"`);
  return colour;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
