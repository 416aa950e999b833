/**
 * Transcripts in hand-written pages: blocks marked `console` that begin with `$ command`, go on with `> ` where a command has several lines, and
 * hold what it printed.
 * They are filled in by running the commands, so that no page shows what the program does not say.
 *
 * A comment before the block chooses lines, for long output: `<!-- show: 1-9; /^campaign/+3 -->` shows the lines 1 to 9 and three lines
 * from the first that matches; what is left out is marked by `...`.
 *
 * A block behind `<!-- file: NAME -->` is a file that later commands of the page find under that name.
 */

/** What a command printed, in the order in which it came. */
export type Run = (command: string) => string;

const BLOCK =
  /(?:<!-- show: (?<show>.*?) -->\n)?```console\n\$ (?<command>.*(?:\n> .*)*)\n(?<printed>(?:(?!```).*\n)*)```/g;

/** The page with every transcript as `run` says it. */
export function filledIn(page: string, run: Run): string {
  return page.replaceAll(BLOCK, (block: string, ...rest: unknown[]) => {
    const { command: typed = '', printed = '', show } = rest.at(-1) as Record<string, string | undefined>;
    const command = asShell(typed);
    const lines = withoutLastBreak(run(command)).split('\n');
    const shown = show === undefined ? lines : chosenLines(lines, show, command);
    const head = block.slice(0, block.length - '```'.length - printed.length);
    return `${head}${shown.map((line) => `${line.trimEnd()}\n`).join('')}\`\`\``;
  });
}

/** Name and content of the files that a page shows. */
export function filesOf(page: string): readonly (readonly [name: string, content: string])[] {
  return [...page.matchAll(/<!-- file: (\S+) -->\n```\w*\n(.*?)```/gs)].map(([, name = '', content = '']) => [
    name,
    content,
  ]);
}

export function commandsOf(page: string): readonly string[] {
  return [...page.matchAll(BLOCK)].map(({ groups }) => asShell(groups?.['command'] ?? ''));
}

/** Without the marks of further lines. */
function asShell(typed: string): string {
  return typed.replaceAll('\n> ', '\n');
}

function withoutLastBreak(text: string): string {
  return text.replace(/\n$/, '');
}

/** Where lines were left out. */
export const GAP = '...';

function chosenLines(lines: readonly string[], show: string, command: string): readonly string[] {
  return chosenIndices(lines, show, command).map((index) => (index === undefined ? GAP : (lines[index] ?? '')));
}

/**
 * @returns places of the chosen lines in order, undefined where some were left out between or behind them
 * @throws Error when a choice chooses nothing: the output has changed, and somebody must look
 */
export function chosenIndices(
  lines: readonly string[],
  show: string,
  command: string,
): readonly (number | undefined)[] {
  const chosen = new Set(show.split('; ').flatMap((choice) => numbersOf(choice, lines, command)));
  const shown: (number | undefined)[] = [];
  let last = -1;
  for (const index of lines.keys()) {
    if (!chosen.has(index)) continue;
    if (index > last + 1) shown.push(undefined);
    shown.push(index);
    last = index;
  }
  if (last < lines.length - 1) shown.push(undefined);
  return shown;
}

function numbersOf(choice: string, lines: readonly string[], command: string): readonly number[] {
  const [, from, to] = /^(\d+)-(\d+)$/.exec(choice) ?? [];
  if (from !== undefined) return span(Number(from) - 1, Number(to) - Number(from) + 1, lines.length);
  const [, pattern, more] = /^\/(.+)\/(?:\+(\d+))?$/.exec(choice) ?? [];
  if (pattern === undefined) throw new Error(`cannot read "${choice}" in the choice of lines before: ${command}`);
  const first = lines.findIndex((line) => new RegExp(pattern).test(line));
  if (first < 0) throw new Error(`no line matches /${pattern}/ in the output of: ${command}\n${lines.join('\n')}`);
  return span(first, Number(more ?? 1), lines.length);
}

function span(first: number, count: number, end: number): number[] {
  return Array.from({ length: Math.min(count, end - first) }, (_, index) => first + index);
}
