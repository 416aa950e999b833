/** The configuration as a zod schema made from the list of keys, and as the JSON Schema that editors read. */
import { z } from 'zod';
import type { ConfigKey, ConfigValue } from './keys.js';

type Node = Map<string, Node | ConfigKey>;

/** A nested plain object as a YAML file holds it, and its check. */
export type ConfigSchema = z.ZodType;

export function configSchema(keys: readonly ConfigKey[]): ConfigSchema {
  const root: Node = new Map();
  for (const key of keys) {
    const path = key.key.split('.');
    let node = root;
    for (const part of path.slice(0, -1)) node = childOf(node, part);
    node.set(path.at(-1) ?? '', key);
  }
  return objectSchema(root);
}

function childOf(node: Node, name: string): Node {
  const known = node.get(name);
  if (known instanceof Map) return known;
  const made: Node = new Map();
  node.set(name, made);
  return made;
}

function objectSchema(node: Node): z.ZodType {
  const shape = Object.fromEntries(
    [...node].map(([name, child]) => [
      name,
      (child instanceof Map ? objectSchema(child) : leafSchema(child)).optional(),
    ]),
  );
  return z.strictObject(shape);
}

function leafSchema(key: ConfigKey): z.ZodType {
  const described = (schema: z.ZodType): z.ZodType => schema.describe(`${key.about}${usualText(key.usual)}`);
  switch (key.type) {
    case 'flag':
      return described(z.boolean());
    case 'number':
      return described((key.isWhole === true ? z.int() : z.number()).min(key.least).max(key.most));
    case 'choice':
      return described(z.enum(key.choices));
    case 'text':
      // Numbers are texts to whoever writes `top: 50`.
      return described(z.union([z.string().min(1), z.number()]));
  }
}

function usualText(usual: ConfigValue | undefined): string {
  return usual === undefined ? '' : ` (default ${String(usual)})`;
}

/** The published schema, for editors: docs/config.schema.json. */
export function publishedSchema(keys: readonly ConfigKey[]): Readonly<Record<string, unknown>> {
  const schema = z.toJSONSchema(configSchema(keys)) as Readonly<Record<string, unknown>>;
  return {
    $schema: schema['$schema'],
    title: 'clonewatch configuration',
    description: 'clonewatch.yaml, .clonewatch.yaml or config.yaml of the user; see docs/configuration.md',
    ...schema,
  };
}
