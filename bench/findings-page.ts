/** The findings document field by field, made from its published JSON Schema. */
import { code, plain, table } from './markdown.js';

export interface SchemaNode {
  readonly $ref?: string;
  readonly title?: string;
  readonly description?: string;
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly (string | null)[];
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | SchemaNode;
  readonly anyOf?: readonly SchemaNode[];
  readonly items?: SchemaNode;
  readonly $defs?: Readonly<Record<string, SchemaNode>>;
}

/** One line of a table: a field, or a part of one by its way from the section's object. */
export interface Field {
  readonly way: string;
  readonly node: SchemaNode;
  readonly nullable: boolean;
  readonly optional: boolean;
  readonly meaning: string;
}

export interface Section {
  readonly name: string;
  readonly description: string;
  readonly fields: readonly Field[];
}

type Definitions = Readonly<Record<string, SchemaNode>>;

const opening = `# The findings document

\`clonewatch scan -o findings.json\` writes one JSON document, and every report is made from it alone. This page goes through its fields. It is made by
\`npm run docs\` from the published JSON Schema, [findings.schema.json](findings.schema.json) (JSON Schema 2020-12), which validators read.

- Times are UTC in ISO 8601. Shares are 0 to 1, never per cent; only \`percentile\` goes to 100. Units stand with the field.
- Numbers that are no whole numbers carry nine significant digits.
- **null** means: not known, or not applicable. It never means zero. A field that may be absent says when; all others are always there.
- Texts come from the log and may hold anything: escape them for where they are shown.
- New fields may come with a new second number of \`schemaVersion\`; the first number changes when an old reader would misunderstand. A reader should
  ignore fields it does not know.

\`--format ndjson\` prints the same parts one object a line: first the accounts in rank order with \`"type": "account"\`, then the campaigns with
\`"type": "campaign"\`. The fields are those of [account](#account) and [campaign](#campaign).
`;

export function findingsPage(schema: SchemaNode): string {
  return [opening, ...findingsSections(schema).map((section) => sectionText(section, schema.$defs ?? {}))].join('\n');
}

/** The document itself, then every named object in the order of the schema. */
export function findingsSections(schema: SchemaNode): readonly Section[] {
  const definitions = schema.$defs ?? {};
  const objects = Object.entries(definitions).filter(([, node]) => withoutNull(node).properties !== undefined);
  return [['document', schema] as const, ...objects].map(([name, node]) => {
    const description = node.description ?? withoutNull(node).description ?? '';
    return { name, description, fields: [...fieldsOf(withoutNull(node), '', definitions)] };
  });
}

function* fieldsOf(node: SchemaNode, way: string, definitions: Definitions): Iterable<Field> {
  for (const [key, part] of Object.entries(node.properties ?? {})) {
    const named = resolved(part, definitions);
    yield {
      way: way + key,
      node: part,
      nullable: takesNull(part, definitions),
      optional: node.required?.includes(key) !== true,
      meaning: part.description ?? named.description ?? '',
    };
    const { inner, suffix } = innerObject(part);
    if (inner !== undefined) yield* fieldsOf(inner, `${way}${key}${suffix}.`, definitions);
  }
}

/** An object without a name of its own, or a list of such: its fields stand in the same table. */
function innerObject(part: SchemaNode): { readonly inner: SchemaNode | undefined; readonly suffix: string } {
  const own = withoutNull(part);
  if (own.properties !== undefined) return { inner: own, suffix: '' };
  const items = own.items === undefined ? undefined : withoutNull(own.items);
  return { inner: items?.properties === undefined ? undefined : items, suffix: '[]' };
}

function withoutNull(node: SchemaNode): SchemaNode {
  return node.anyOf?.find(({ type }) => type !== 'null') ?? node;
}

function nameOf({ $ref }: SchemaNode): string | undefined {
  return $ref?.replace('#/$defs/', '');
}

function resolved(node: SchemaNode, definitions: Definitions): SchemaNode {
  const name = nameOf(node);
  if (name === undefined) return node;
  const found = definitions[name];
  if (found === undefined) throw new Error(`the schema has no definition ${name}`);
  return found;
}

function takesNull(node: SchemaNode, definitions: Definitions): boolean {
  const { type, anyOf, enum: words } = resolved(node, definitions);
  const types = typeof type === 'string' ? [type] : (type ?? []);
  return types.includes('null') || words?.includes(null) === true || anyOf?.some((one) => one.type === 'null') === true;
}

function sectionText({ name, description, fields }: Section, definitions: Definitions): string {
  const rows = fields.map(({ way, node, nullable, optional, meaning }) => [
    code(way),
    typeText(node, definitions),
    [...(nullable ? ['null'] : []), ...(optional ? ['absent'] : [])].join(', '),
    plain(meaning),
  ]);
  return `## ${name}\n\n${plain(description)}\n\n${table(['field', 'type', 'may be', 'meaning'], rows)}\n`;
}

/** What may stand there, in words; objects with a name lead to their section. */
function typeText(node: SchemaNode, definitions: Definitions): string {
  const own = withoutNull(resolved(node, definitions));
  const name = nameOf(own) ?? nameOf(node);
  const target = withoutNull(resolved(own, definitions));
  if (target.properties !== undefined) return name === undefined ? 'object' : `[${name}](#${name.toLowerCase()})`;
  if (target.const !== undefined) return code(JSON.stringify(target.const));
  if (target.enum !== undefined)
    return target.enum
      .filter((word) => word !== null)
      .map((word) => code(word))
      .join(', ');
  if (target.items !== undefined) return `${sizeText(target)}list of ${typeText(target.items, definitions)}`;
  if (typeof target.additionalProperties === 'object')
    return `by name: ${typeText(target.additionalProperties, definitions)}`;
  return scalarText(target);
}

function sizeText({ minItems, maxItems }: SchemaNode): string {
  if (minItems === undefined) return '';
  return maxItems === minItems ? `${minItems} in a ` : `at least ${minItems} in a `;
}

function scalarText({ type, pattern, minimum, maximum, exclusiveMinimum }: SchemaNode): string {
  const types = (typeof type === 'string' ? [type] : (type ?? [])).filter((one) => one !== 'null');
  if (types[0] === 'string') return stringText(pattern);
  if (types[0] === 'boolean') return 'true or false';
  const kind = types[0] === 'integer' ? 'whole number' : 'number';
  if (exclusiveMinimum !== undefined) return `${kind} above ${exclusiveMinimum}`;
  if (minimum === undefined) return kind;
  return maximum === undefined ? `${kind} from ${minimum}` : `${kind}, ${minimum} to ${maximum}`;
}

function stringText(pattern: string | undefined): string {
  if (pattern === undefined) return 'text';
  if (pattern.includes('T\\d')) return 'time';
  return pattern.startsWith('^\\d{4}') ? 'day, such as 2026-11-21' : 'text of 16 hexadecimal digits';
}
