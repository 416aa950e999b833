/**
 * What the page does in a browser: sort, filter, search, and draw a suspect when somebody asks. Its functions are embedded by their source;
 * the document is described here as far as it is used, so that the rest of the program never sees names of the browser.
 */
import type { DetailData } from './detail-data.js';
import type { SharedData } from './shared-data.js';
import { detailTree } from './draw-detail.js';
import type { Tree } from './tree.js';

interface Node {
  textContent: string;
  hidden: boolean;
  value: string;
  readonly dataset: Readonly<Record<string, string | undefined>>;
  readonly parentNode: Node;
  append(...children: readonly (Node | string)[]): void;
  after(node: Node): void;
  remove(): void;
  setAttribute(name: string, value: string): void;
  getAttribute(name: string): string | null;
  querySelector(selector: string): Node | null;
  querySelectorAll(selector: string): Iterable<Node>;
  addEventListener(type: string, listener: (event: { readonly target: Node }) => void): void;
  closest(selector: string): Node | null;
  scrollIntoView(options: { readonly block: string }): void;
  focus(): void;
}

interface Page {
  createElement(tag: string): Node;
  createElementNS(namespace: string, tag: string): Node;
  querySelector(selector: string): Node | null;
  querySelectorAll(selector: string): Iterable<Node>;
  getElementById(id: string): Node | null;
  addEventListener(type: string, listener: (event: { readonly target: Node }) => void): void;
}

declare const document: Page;
declare const location: { readonly hash: string };
declare const addEventListener: (type: string, listener: () => void) => void;

/** Elements made one by one: text is never parsed as markup. */
export function build(tree: Tree, inDrawing = false): Node | string {
  if (typeof tree === 'string') return tree;
  const drawing = inDrawing || tree.tag === 'svg';
  const node = drawing
    ? document.createElementNS('http://www.w3.org/2000/svg', tree.tag)
    : document.createElement(tree.tag);
  for (const [name, value] of Object.entries(tree.attributes)) node.setAttribute(name, String(value));
  for (const child of tree.children) node.append(build(child, drawing));
  return node;
}

export function embedded(id: string): unknown {
  return JSON.parse(document.getElementById(id)?.textContent ?? 'null') as unknown;
}

/** Opens or closes the details under a row. */
export function toggle(row: Node, open: boolean): void {
  const button = row.querySelector('button');
  const { rank = '' } = row.dataset;
  const old = document.getElementById(`d${rank}`);
  button?.setAttribute('aria-expanded', String(open));
  if (!open) {
    old?.remove();
    return;
  }
  if (old !== null) return;
  const cell = document.createElement('td');
  cell.setAttribute('colspan', '9');
  cell.append(build(detailTree(embedded(`a${rank}-data`) as DetailData, embedded('shared') as SharedData)));
  const line = document.createElement('tr');
  line.setAttribute('id', `d${rank}`);
  line.setAttribute('class', 'detail');
  line.append(cell);
  row.after(line);
}

export function rowsOf(body: Node): Node[] {
  return [...body.querySelectorAll('tr[data-rank]')];
}

export function byName(a: Node, b: Node): number {
  const [left = '', right = ''] = [a, b].map((row) => row.querySelector('button')?.textContent);
  return left < right ? -1 : left > right ? 1 : 0;
}

/** Puts the rows into the order of a column; names by their characters, all else by number. */
export function sortBy(body: Node, key: string, descending: boolean): void {
  const rows = rowsOf(body);
  const compare = (a: Node, b: Node): number => {
    const byValue = key === 'name' ? byName(a, b) : Number(a.dataset[key]) - Number(b.dataset[key]);
    return (descending ? -byValue : byValue) || Number(a.dataset['rank']) - Number(b.dataset['rank']);
  };
  for (const row of rows.sort(compare)) {
    const detail = document.getElementById(`d${row.dataset['rank'] ?? ''}`);
    body.append(row);
    if (detail !== null) body.append(detail);
  }
}

/** Hides the rows that do not match; says how many are left. */
export function filterRows(body: Node, words: string, least: number): void {
  let shown = 0;
  for (const row of rowsOf(body)) {
    const { search = '', level = '0' } = row.dataset;
    const text = `${row.textContent} ${search}`.toLowerCase();
    const matches =
      Number(level) >= least &&
      words
        .toLowerCase()
        .split(' ')
        .every((word) => text.includes(word));
    row.hidden = !matches;
    const detail = document.getElementById(`d${row.dataset['rank'] ?? ''}`);
    if (detail !== null) detail.hidden = !matches;
    if (matches) shown += 1;
  }
  const told = document.getElementById('shown');
  if (told !== null) told.textContent = `${String(shown)} shown`;
}

/** Goes to the account that the address names, and opens it. */
export function follow(): void {
  const row = /^#a\d+$/.test(location.hash) ? document.getElementById(location.hash.slice(1)) : null;
  if (row === null) return;
  row.hidden = false;
  toggle(row, true);
  row.scrollIntoView({ block: 'start' });
  row.querySelector('button')?.focus();
}

export function sortByHead(body: Node, head: Node): void {
  const key = head.getAttribute('data-sort') ?? 'rank';
  const cell = head.closest('th');
  const descending =
    cell?.getAttribute('aria-sort') === 'ascending' ||
    (cell?.getAttribute('aria-sort') !== 'descending' && key !== 'rank' && key !== 'name');
  for (const other of document.querySelectorAll('th[aria-sort]')) other.setAttribute('aria-sort', 'none');
  cell?.setAttribute('aria-sort', descending ? 'descending' : 'ascending');
  sortBy(body, key, descending);
}

export function wire(): void {
  const body = document.getElementById('accounts');
  const [search, level] = [document.getElementById('search'), document.getElementById('level')];
  if (body === null || search === null || level === null) return;
  const filter = (): void => {
    filterRows(body, search.value.trim(), Number(level.value));
  };
  search.addEventListener('input', filter);
  level.addEventListener('change', filter);
  for (const head of document.querySelectorAll('button[data-sort]')) {
    head.addEventListener('click', () => {
      sortByHead(body, head);
    });
  }
  body.addEventListener('click', ({ target }) => {
    const row = target.closest('button')?.closest('tr[data-rank]') ?? null;
    if (row !== null) toggle(row, row.querySelector('button')?.getAttribute('aria-expanded') !== 'true');
  });
  addEventListener('hashchange', follow);
  for (const control of document.querySelectorAll('.controls')) control.hidden = false;
  filter();
  follow();
}
