/** A description of plain data that can check a value against itself and put its keys into the declared order. */

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
    arrange: (value) => (Array.isArray(value) ? value.map((entry) => shape.arrange(entry)) : value),
  };
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
  const shapes = Object.entries(keys);
  const declared = new Set(Object.keys(keys));
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
      const arranged: Record<string, unknown> = {};
      let known = 0;
      for (const [name, shape] of shapes) {
        if (!Object.hasOwn(value, name)) continue;
        arranged[name] = shape.arrange(value[name]);
        known += 1;
      }
      if (Object.keys(value).length === known) return arranged;
      const others = Object.fromEntries(Object.entries(value).filter(([name]) => !declared.has(name)));
      return { ...arranged, ...byName(others, (entry) => entry) };
    },
  };
}
