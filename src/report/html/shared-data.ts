/** What all suspects of the page share: features, maps of input space, references. */
import type { Findings } from '../../findings/findings.js';
import { cleaned } from './cleaned.js';
import { type Numbers, type PageIndex, short } from './detail-data.js';

export interface SharedData {
  /** Id and unit, by place. */
  readonly features: readonly (readonly [id: string, unit: string])[];
  readonly maps: readonly {
    readonly kind: string;
    readonly columns: number;
    readonly rows: number;
    readonly shares: Numbers;
  }[];
  readonly references: readonly (readonly [string, string])[];
  /** Ids of links, by place. */
  readonly links: readonly string[];
  /** Sentences that many suspects share: honest readings, reasons and costs of responses. */
  readonly texts: readonly string[];
}

/** Longest sentence kept. Code units. */
const LONGEST = 400;

/** The place of a text in a list that holds each once. */
function placeOf(text: string, places: Map<string, number>): void {
  if (!places.has(text)) places.set(text, places.size);
}

/** One walk over the accounts: who is on the page, and which features there are. */
export function indexPage(findings: Findings): { readonly index: PageIndex; readonly shared: SharedData } {
  const ranks = new Map<string, number>();
  const features = new Map((findings.measured ?? []).map(({ id, unit }) => [id, unit]));
  const links = new Map<string, number>();
  const texts = new Map<string, number>();
  for (const account of findings.accounts) {
    ranks.set(account.account, account.rank);
    for (const other of account.linked) for (const id of Object.keys(other.links).sort()) placeOf(id, links);
    for (const text of [...account.benign, account.response.reason, account.response.cost]) placeOf(text, texts);
    for (const { id, unit } of account.features) if (!features.has(id)) features.set(id, unit);
  }
  const { overview, references } = findings;
  const maps = (overview?.coverage ?? []).map(({ kind, columns, rows, shares }) => ({
    ...{ kind, columns, rows },
    shares: shares.map(short),
  }));
  const named = references.map(({ id, title }) => [cleaned(id), cleaned(title)] as const);
  const shared: SharedData = {
    features: [...features].map(([id, unit]) => [cleaned(id), cleaned(unit)] as const),
    ...{ maps, references: named, links: [...links.keys()].map((id) => cleaned(id)) },
    texts: [...texts.keys()].map((text) => cleaned(text, LONGEST)),
  };
  const measured = [...features.keys()];
  const places = new Map(measured.map((id, place) => [id, place]));
  return { index: { ...{ ranks, places, links, texts }, measured: measured.map((id) => ({ id })) }, shared };
}
