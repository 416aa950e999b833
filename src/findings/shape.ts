/**
 * A description of plain data that can check a value against itself and put its keys into the declared order. What is in order already, as nearly all
 * of a new document is, is given back as it is: copies of everything were a tenth of the time that writing takes.
 */

export interface Shape {
  /** What is wrong, with its place (`accounts[3].rank is not a number`); undefined when nothing is. */
  check(value: unknown, place: string): string | undefined;
  /** The same data with keys in declared order, records by name, undeclared keys last. */
  arrange(value: unknown): unknown;
  readonly mayBeAbsent?: boolean;
}

type Fields = Readonly<Record<string, unknown>>;

export interface ObjectShape extends Shape {
  arrange(value: unknown): Fields;
}

function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function leaf(what: string, fits: (value: unknown) => boolean): Shape {
  return {
    check: (value, place) => (fits(value) ? undefined : `${place} is not ${what}`),
    arrange: (value) => value,
  };
}

export const text = leaf('a text', (value) => typeof value === 'string');
export const number = leaf('a number', (value) => typeof value === 'number' && Number.isFinite(value));
export const flag = leaf('true or false', (value) => typeof value === 'boolean');

export function oneOf(words: readonly string[]): Shape {
  return leaf(`one of ${words.join(', ')}`, (value) => typeof value === 'string' && words.includes(value));
}

export function orNull(shape: Shape): Shape {
  return {
    check: (value, place) => (value === null ? undefined : shape.check(value, place)),
    arrange: (value) => (value === null ? null : shape.arrange(value)),
  };
}

export function listOf(shape: Shape): Shape {
  return {
    check(value, place) {
      if (!Array.isArray(value)) return `${place} is not a list`;
      for (const [index, entry] of value.entries()) {
        const problem = shape.check(entry, `${place}[${String(index)}]`);
        if (problem !== undefined) return problem;
      }
      return undefined;
    },
    arrange: (value) => (Array.isArray(value) ? arrangeList(value, shape) : value),
  };
}

function arrangeList(values: readonly unknown[], shape: Shape): readonly unknown[] {
  let arranged: unknown[] | undefined;
  for (let i = 0; i < values.length; i += 1) {
    const entry = shape.arrange(values[i]);
    if (entry === values[i]) continue;
    arranged ??= [...values];
    arranged[i] = entry;
  }
  return arranged ?? values;
}

/** Any names, all values alike. */
export function recordOf(shape: Shape): Shape {
  return {
    check(value, place) {
      if (!isObject(value)) return `${place} is not an object`;
      for (const [name, entry] of Object.entries(value)) {
        const problem = shape.check(entry, `${place}.${name}`);
        if (problem !== undefined) return problem;
      }
      return undefined;
    },
    arrange: (value) => (isObject(value) ? byName(value, (entry) => shape.arrange(entry)) : value),
  };
}

function byName(value: Fields, arrange: (entry: unknown) => unknown): Fields {
  const names = Object.keys(value).sort();
  return Object.fromEntries(names.map((name) => [name, arrange(value[name])]));
}

/** A key that may be absent; what is there must fit. */
export function optional(shape: Shape): Shape {
  return { ...shape, mayBeAbsent: true };
}

/** A shape for every key of `T`: forgetting one does not compile. */
export type ShapesOf<T> = { readonly [K in keyof T]-?: Shape };

/** Keys in the order in which they are printed. */
export function objectOf(keys: Readonly<Record<string, Shape>>): ObjectShape {
  const shapes = new Map(Object.entries(keys));
  const names = [...shapes.keys()];
  return {
    check(value, place) {
      if (!isObject(value)) return `${place} is not an object`;
      for (const [name, shape] of shapes) {
        const here = place === '' ? name : `${place}.${name}`;
        if (!Object.hasOwn(value, name) && shape.mayBeAbsent === true) continue;
        const problem = Object.hasOwn(value, name) ? shape.check(value[name], here) : `${here} is missing`;
        if (problem !== undefined) return problem;
      }
      return undefined;
    },
    arrange(value) {
      if (!isObject(value)) return {};
      return arrangeFields(isInOrder(value, names) ? value : reordered(value, names), shapes);
    },
  };
}

/** Whether an object has none but the declared keys, in their order. */
function isInOrder(value: Fields, names: readonly string[]): boolean {
  let place = 0;
  for (const name in value) {
    while (place < names.length && names[place] !== name) place += 1;
    if (place === names.length) return false;
    place += 1;
  }
  return true;
}

/** Declared keys first, then all others by name. */
function reordered(value: Fields, names: readonly string[]): Fields {
  const declared = new Set(names);
  const present = names.filter((name) => Object.hasOwn(value, name));
  const others = Object.keys(value).filter((name) => !declared.has(name));
  return Object.fromEntries([...present, ...others.sort()].map((name) => [name, value[name]]));
}

function arrangeFields(value: Fields, shapes: ReadonlyMap<string, Shape>): Fields {
  let arranged: Record<string, unknown> | undefined;
  for (const name in value) {
    const before = value[name];
    const entry = shapes.get(name)?.arrange(before);
    if (entry === undefined || entry === before) continue;
    arranged ??= { ...value };
    arranged[name] = entry;
  }
  return arranged ?? value;
}
