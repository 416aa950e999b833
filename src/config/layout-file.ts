/** Files that describe a log's layout (`--mapping`, `--preset FILE`): YAML, checked field by field, as plain data. */
import { isMap, isScalar, LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';
import { nearestWord, UserError } from '../errors.js';

const path = z.string().min(1);
const paths = z.union([path, z.array(path).min(1)]);

const shape = z.strictObject({
  preset: z.string().min(1).optional(),
  id: z
    .string()
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'lower-case words with dashes between')
    .default('own'),
  title: z.string().min(1).default('Own layout'),
  columns: z.record(z.string(), paths).default({}),
  names: z.array(z.string()).min(1).optional(),
  latency: z.enum(['s', 'ms', 'us', 'ns']).optional(),
  strings: z.enum(['label', 'text']).optional(),
  constants: z.record(z.string(), z.string().min(1)).optional(),
  only: z
    .record(
      z.string(),
      z.union([z.string(), z.number(), z.boolean(), z.array(z.union([z.string(), z.number(), z.boolean()]))]),
    )
    .optional(),
  sample: z
    .strictObject({
      record: z.record(z.string(), z.unknown()),
      expect: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).default({}),
    })
    .optional(),
});

/** A layout as its file describes it. */
export type LayoutFile = z.infer<typeof shape> & { readonly path: string };

const keys = Object.keys(shape.shape);
const EXAMPLE = 'clonewatch detect LOG --format mapping prints one to start from';

/**
 * @param file path, for messages
 * @throws UserError with the line of what is wrong
 */
export function parseLayoutFile(text: string, file: string): LayoutFile {
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter, prettyErrors: false });
  const [broken] = document.errors;
  if (broken !== undefined) {
    const { line } = counter.linePos(broken.pos[0]);
    throw new UserError(`${file}:${line}: no YAML: ${broken.message}`, EXAMPLE);
  }
  const result = shape.safeParse(plainOf(document, file));
  if (result.success) return { ...result.data, path: file };
  const [issue] = result.error.issues;
  if (issue === undefined) throw new Error('a layout file was refused without a reason');
  const steps = issue.code === 'unrecognized_keys' ? [...issue.path, issue.keys[0] ?? ''] : issue.path;
  const place = placeOf(document, steps.map(String), counter);
  if (issue.code === 'unrecognized_keys') throw unknownKey(`${file}${place}`, steps.map(String));
  throw new UserError(`${file}${place}: "${steps.join('.') || 'the file'}" is wrong: ${issue.message}`, EXAMPLE);
}

/** Aliases that multiply are refused by the parser. */
function plainOf(document: ReturnType<typeof parseDocument>, file: string): unknown {
  try {
    return document.toJS({ maxAliasCount: 100 }) as unknown;
  } catch (error) {
    throw new UserError(`${file}: ${error instanceof Error ? error.message : String(error)}`, EXAMPLE);
  }
}

/** Line of the key that a path leads to, or of the last one above it that is there. */
function placeOf(document: ReturnType<typeof parseDocument>, steps: readonly string[], counter: LineCounter): string {
  let node: unknown = document.contents;
  let start: number | undefined;
  for (const step of steps) {
    if (!isMap(node)) break;
    const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === step);
    if (pair === undefined) break;
    if (isScalar(pair.key)) start = pair.key.range?.[0] ?? start;
    node = pair.value;
  }
  return start === undefined ? '' : `:${counter.linePos(start).line}`;
}

function unknownKey(place: string, steps: readonly string[]): UserError {
  const word = steps.at(-1) ?? '';
  const known = steps.length === 1 ? keys : ['record', 'expect'];
  const near = nearestWord(word, known);
  return new UserError(
    `${place}: unknown key "${steps.join('.')}"`,
    `${near === undefined ? '' : `did you mean ${near}? `}known: ${known.join(', ')}`,
  );
}
