/** What the 32-bit hashes of tabular inputs stand for: names for reports, kept in bounded dictionaries the reader fills. */

/** Names by hash, first come first kept. Full: later names stay unknown and are shown by their hash. */
export class NameDictionary {
  readonly limit: number;
  /** Told of every name that is kept from now on. */
  onNew: ((hash: number, name: string) => void) | undefined;
  private readonly names = new Map<number, string>();

  constructor(limit: number) {
    this.limit = limit;
  }

  get size(): number {
    return this.names.size;
  }

  /** True when `remember` would still keep a new name; lets a hot loop skip making the string. */
  wants(hash: number): boolean {
    return this.names.size < this.limit && !this.names.has(hash);
  }

  remember(hash: number, name: string): void {
    if (!this.wants(hash)) return;
    const kept = name.length > NAME_LENGTH ? `${name.slice(0, NAME_LENGTH)}…` : name;
    this.names.set(hash, kept);
    this.onNew?.(hash, kept);
  }

  name(hash: number): string | undefined {
    return this.names.get(hash);
  }

  clear(): void {
    this.names.clear();
  }
}

/** Characters kept of one name: enough to recognise it, little enough that hostile names cannot fill the memory. */
const NAME_LENGTH = 80;

/** Dotted field names of tabular inputs by `hashText(name, 0)`. */
export const columnNames = new NameDictionary(4096);
/** Words that stood as values in tabular inputs, by `hashText(word, 0)`. */
export const wordNames = new NameDictionary(65_536);
/** Labels of answers, by `hashText(label, 0)`; kept by the summaries for the examples they show. */
export const labelNames = new NameDictionary(4096);
