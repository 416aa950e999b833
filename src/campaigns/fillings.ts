/** Chats: one pool of material dealt out under different frames. Users of one tool have the frame in common, everybody else neither; who hides one job behind a template for each account has the material. */
import { seeds } from '../config/defaults.js';
import { isText, type TextInput } from '../population/member.js';
import { textCells } from '../population/text-cells.js';
import { Vocabulary } from '../population/vocabulary.js';
import { NumberCounts } from '../stats/number-counts.js';
import { systematicSample } from '../stats/systematic-sample.js';
import type { Crowd } from './crowd.js';

/** Members and inputs of each that are looked at, and tables of cells. */
const MEMBERS = 30;
const INPUTS = 32;
const TABLES = 16;
/** Inputs of an account from which its frame is known. */
const FEWEST_INPUTS = 12;
/** Accounts that tell which words are common. */
const READERS = 400;
/** Accounts whose cells are kept, 4 KB each. */
const KEPT = 2_000;
/** Share of an account's inputs, and their number, from which a word is of its frame. */
const FRAME_SHARE = 0.25;
const FRAME_INPUTS = 3;
/** What fills the frames must be alike between members as within them, to this share, to come from one pool. */
const ONE_POOL = 0.6;

/** Cells of the inputs of one account, input after input: of the whole texts, and of what is not of its frame. */
interface AccountCells {
  readonly whole: readonly Uint32Array[];
  readonly filling: readonly Uint32Array[];
}

export class Fillings {
  private readonly crowd: Crowd;
  private readonly known = new Map<number, AccountCells>();
  private words: Vocabulary | undefined;

  constructor(crowd: Crowd) {
    this.crowd = crowd;
  }

  /**
   * How much more alike the fillings of different members are than their whole texts, each as a share of what those of one member are: 0 where frames and fillings are common
   * or neither is, and where the fillings are not from one pool; towards 1 where only they are. Cost: 30,000 cells.
   */
  pooled(places: readonly number[]): number {
    const sheets = systematicSample(places, MEMBERS)
      .map((place) => this.cellsOf(place))
      .filter(({ filling }) => filling.length >= FEWEST_INPUTS);
    if (sheets.length < 2) return 0;
    const filling = exchangeability(sheets.map((sheet) => sheet.filling));
    if (filling < ONE_POOL) return 0;
    return Math.max(0, Math.min(1, filling) - exchangeability(sheets.map((sheet) => sheet.whole)));
  }

  private cellsOf(place: number): AccountCells {
    const found = this.known.get(place);
    if (found !== undefined) return found;
    if (this.known.size >= KEPT) this.known.clear();
    const texts = this.textsOf(place);
    const frame = frameOf(texts);
    const cells = {
      whole: texts.map((text) => this.cellsOfText(text)),
      filling: texts.flatMap((text) => {
        const rest = withoutFrame(text, frame);
        return rest === null ? [] : [this.cellsOfText(rest)];
      }),
    };
    this.known.set(place, cells);
    return cells;
  }

  private cellsOfText(text: TextInput): Uint32Array {
    this.words ??= this.read();
    const cells = new Uint32Array(TABLES);
    textCells(text, this.words, seeds.groups, cells);
    return cells;
  }

  private read(): Vocabulary {
    const places = systematicSample(
      this.crowd.accounts.map((_, place) => place),
      READERS,
    );
    const words = new Vocabulary(places.length * INPUTS);
    for (const place of places) words.addAccount(this.textsOf(place));
    return words;
  }

  private textsOf(place: number): TextInput[] {
    const profile = this.crowd.profiles[place];
    if (profile === undefined) return [];
    return this.crowd.population
      .inputs(profile)
      .filter((input): input is TextInput => isText(input))
      .slice(0, INPUTS);
  }
}

const having = new NumberCounts();
const own = new NumberCounts();

/** Words that are in so many of the texts that they are not what varies. */
function frameOf(texts: readonly TextInput[]): ReadonlySet<number> {
  having.clear();
  for (const { content } of texts) {
    own.clear();
    for (const word of content.words) if (own.add(word)) having.add(word);
  }
  const least = Math.max(FRAME_INPUTS, FRAME_SHARE * texts.length);
  return new Set([...having].flatMap(([word, count]) => (count >= least ? [word] : [])));
}

/** Null where hardly a word is left. */
function withoutFrame(text: TextInput, frame: ReadonlySet<number>): TextInput | null {
  const words = text.content.words.filter((word) => !frame.has(word));
  return words.length < FRAME_INPUTS ? null : { ...text, content: { ...text.content, words } };
}

/**
 * Chance that inputs of two accounts share a cell over that for two of one account, both without bias: 1 where all draw from one pool, 0 where each has his own.
 * @param accounts cells of their inputs, two inputs each at least
 */
export function exchangeability(accounts: readonly (readonly Uint32Array[])[]): number {
  let within = 0;
  let between = 0;
  const all = new Map<number, number>();
  for (let table = 0; table < TABLES; table += 1) {
    all.clear();
    let squares = 0;
    for (const inputs of accounts) {
      own.clear();
      for (const cells of inputs) own.add(cells[table] ?? 0);
      let pairs = 0;
      for (const [cell, count] of own) {
        pairs += count * (count - 1);
        const share = count / inputs.length;
        squares += share * share;
        all.set(cell, (all.get(cell) ?? 0) + share);
      }
      within += pairs / (inputs.length * (inputs.length - 1)) / accounts.length;
    }
    let together = 0;
    for (const share of all.values()) together += share * share;
    between += (together - squares) / (accounts.length * (accounts.length - 1));
  }
  return within === 0 ? 0 : between / within;
}
