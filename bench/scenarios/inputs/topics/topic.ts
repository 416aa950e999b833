/** A topic people talk about: what there is, what one does, what goes wrong, and who is involved. */
export interface Topic {
  readonly id: string;
  /** Nouns, without article. */
  readonly things: readonly string[];
  /** Verb phrases that follow "how do I". */
  readonly doings: readonly string[];
  /** Clauses that follow "my" or "the": what is wrong. */
  readonly troubles: readonly string[];
  readonly people: readonly string[];
}

function list(text: string): string[] {
  return text.split(',').map((part) => part.trim());
}

/** A topic from comma-separated lists. */
export function topic(id: string, lists: { things: string; doings: string; troubles: string; people: string }): Topic {
  const { things, doings, troubles, people } = lists;
  return { id, things: list(things), doings: list(doings), troubles: list(troubles), people: list(people) };
}
