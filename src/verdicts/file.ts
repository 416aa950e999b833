/** The text of a verdict file: read with the line of what is wrong, changed so that comments and order stay. */
import { type Document, isMap, isScalar, isSeq, LineCounter, parseDocument, Scalar, YAMLMap, YAMLSeq } from 'yaml';
import { UserError } from '../errors.js';
import { checkEntries, type Path } from './entry.js';
import type { Verdict } from './verdict.js';

const HEAD = ` What people decided about accounts. Written by clonewatch verdict; may be edited and kept under version control.`;

/** @throws UserError with file and line of what is wrong */
export function parseVerdicts(text: string, path: string): readonly Verdict[] {
  return opened(text, path).verdicts;
}

function opened(text: string, path: string): { readonly document: Document; readonly verdicts: readonly Verdict[] } {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const [problem] = document.errors;
  if (problem !== undefined) {
    const [what = ''] = problem.message.split(/ at line |:?\n/);
    const place = `${path}:${String(problem.linePos?.[0].line ?? 1)}`;
    throw new UserError(`${place} is not YAML: ${what}`, 'see docs/verdicts.md for an example');
  }
  const checked = checkEntries(plainData(document, path));
  if (!('what' in checked)) return { document, verdicts: checked };
  const line = Math.max(1, lines.linePos(offsetOf(document, checked.path)).line);
  throw new UserError(`${path}:${String(line)}: ${checked.what}`, checked.hint);
}

function plainData(document: Document, path: string): unknown {
  try {
    return document.toJS({ maxAliasCount: 100 });
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new UserError(`cannot read the verdicts ${path}: ${why}`, 'write values out instead of repeating anchors');
  }
}

/** Where the node at a path begins; that of the nearest part that is there. */
function offsetOf(document: Document, path: Path): number {
  let node: unknown = document.contents;
  let offset = 0;
  for (const part of path) {
    const [place, value] = isSeq(node) ? [node.items[Number(part)], node.items[Number(part)]] : pairOf(node, part);
    if (isMap(place) || isScalar(place)) offset = place.range?.[0] ?? offset;
    node = value;
  }
  return offset;
}

/** Key and value of a map under a name. */
function pairOf(node: unknown, name: string | number): readonly [unknown, unknown] {
  if (!isMap(node)) return [undefined, undefined];
  const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === name);
  return [pair?.key, pair?.value];
}

type Subject = Pick<Verdict, 'subject' | 'name'>;

/** The file with one more verdict, in the place of an earlier one about the same account. */
export function withVerdict(text: string, path: string, verdict: Verdict): string {
  const { document, verdicts } = opened(text, path);
  const list = listOf(document);
  const place = placeOf(verdicts, verdict);
  const old = list.items[place];
  const entry = isMap(old) ? old : new YAMLMap();
  for (const [key, value] of fieldsOf(verdict)) {
    if (value === null) entry.delete(key);
    else entry.set(key, nodeOf(value));
  }
  if (entry !== old) list.add(entry);
  return written(document, path, [...verdicts.filter((_, index) => index !== place), verdict].length);
}

/** The file without the verdict about an account; undefined when there is none. */
export function withoutVerdict(text: string, path: string, subject: Subject): string | undefined {
  const { document, verdicts } = opened(text, path);
  const place = placeOf(verdicts, subject);
  if (place < 0) return undefined;
  listOf(document).delete(place);
  return written(document, path, verdicts.length - 1);
}

function placeOf(verdicts: readonly Verdict[], { subject, name }: Subject): number {
  return verdicts.findIndex((each) => each.subject === subject && each.name === name);
}

function listOf(document: Document): YAMLSeq {
  if (!isMap(document.contents)) {
    document.contents = new YAMLMap();
    if (document.commentBefore === null && document.comment === null) document.commentBefore = HEAD;
  }
  const { contents } = document;
  const old: unknown = isMap(contents) ? contents.get('verdicts', true) : undefined;
  if (isSeq(old)) {
    // An empty list is written [], and what is added to it would stay on that line.
    if (old.items.length === 0) old.flow = false;
    return old;
  }
  const list = new YAMLSeq();
  document.set('verdicts', list);
  return list;
}

function fieldsOf(verdict: Verdict): readonly (readonly [string, string | readonly string[] | null])[] {
  const { subject, name, verdict: kind, reason, author, at, expires, level, families } = verdict;
  return [
    ...([
      [subject, name],
      ['verdict', kind],
      ['reason', reason],
      ['author', author],
    ] as const),
    ...([
      ['at', at],
      ['expires', expires],
      ['level', level],
      ['families', families],
    ] as const),
  ];
}

function nodeOf(value: string | readonly string[]): Scalar | YAMLSeq {
  if (typeof value !== 'string') {
    const list = new YAMLSeq();
    list.flow = true;
    for (const each of value) list.add(nodeOf(each));
    return list;
  }
  const node = new Scalar(value);
  if (/[^\x20-\x7e]/.test(value)) node.type = Scalar.QUOTE_DOUBLE;
  return node;
}

/** Characters that are not seen or move others, which names from a log may hold: in quotes they can be written as escapes. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Co}\p{Zl}\p{Zp}\p{Noncharacter_Code_Point}\u00a0\u2000-\u200a]/gu;
const QUOTED = /^(\s*(?:- )?(?:account|key|tenant|network|agent|reason|author): ")([^\n]*)/gmu;

function written(document: Document, path: string, verdicts: number): string {
  // One line a value, however long: names are found by searching.
  const text = document.toString({ lineWidth: 0, doubleQuotedMinMultiLineLength: Number.MAX_SAFE_INTEGER });
  const safe = text.replace(QUOTED, (_, head: string, rest: string) => head + rest.replace(UNSEEN, escaped));
  if (parseVerdicts(safe, path).length !== verdicts) throw new Error(`verdicts: ${path} would lose some`);
  return safe;
}

function escaped(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  return code > 0xffff ? `\\U${code.toString(16).padStart(8, '0')}` : `\\u${code.toString(16).padStart(4, '0')}`;
}
