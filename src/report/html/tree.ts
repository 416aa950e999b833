/** A page as plain data: drawn here into text, or in the browser into elements. Text and attributes are escaped in one place, never by hand. */

export type Attributes = Readonly<Record<string, string | number>>;

export interface Element {
  readonly tag: string;
  readonly attributes: Attributes;
  readonly children: readonly Tree[];
}

export type Tree = string | Element;

export function h(tag: string, attributes: Attributes, ...children: readonly Tree[]): Element {
  return { tag, attributes, children };
}

/** Elements that have neither children nor an end tag. */
const VOID = new Set(['meta', 'link', 'input', 'br', 'hr']);
const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
}

/** The markup of a tree. */
export function markup(tree: Tree): string {
  if (typeof tree === 'string') return escapeHtml(tree);
  const attributes = Object.entries(tree.attributes)
    .map(([name, value]) => ` ${name}="${escapeHtml(String(value))}"`)
    .join('');
  if (VOID.has(tree.tag)) return `<${tree.tag}${attributes}>`;
  return `<${tree.tag}${attributes}>${tree.children.map(markup).join('')}</${tree.tag}>`;
}
