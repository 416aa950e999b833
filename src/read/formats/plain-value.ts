/** Values of typed containers (Parquet, Arrow) as JSON would have them, so that all formats give the same events. */

/** Nesting that is followed; deeper values are dropped. */
const DEEPEST = 32;

/**
 * 64-bit integers become numbers where a number holds them and strings beyond, bytes become hexadecimal words,
 * lists and structures are converted inside; dates stay dates.
 */
export function plainValue(value: unknown): unknown {
  return typeof value === 'object' || typeof value === 'bigint' ? convert(value, 0) : value;
}

function convert(value: unknown, depth: number): unknown {
  if (typeof value === 'bigint') {
    return value >= Number.MIN_SAFE_INTEGER && value <= Number.MAX_SAFE_INTEGER ? Number(value) : String(value);
  }
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  if (depth >= DEEPEST) return undefined;
  if (value instanceof Uint8Array) return Buffer.from(value).toString('hex');
  if (Array.isArray(value)) return value.map((inner) => convert(inner, depth + 1));
  if (ArrayBuffer.isView(value))
    return Array.from(value as unknown as Iterable<unknown>, (inner) => convert(inner, depth + 1));
  return convertFields(value, depth);
}

function convertFields(value: object, depth: number): unknown {
  const fields: Record<string, unknown> = {};
  for (const [name, inner] of Object.entries(value)) {
    if (name !== '__proto__') fields[name] = convert(inner, depth + 1);
  }
  return fields;
}
