/** One pass over the events of a log: each limit counts its subjects, and what joins several of them. */
import type { EventView } from '../events/event.js';
import { AccountNames } from '../profiles/account-names.js';
import { networkName, networkOf } from '../represent/network.js';
import { type Limit, limitWindows, type LimitUnit } from './limit.js';
import { WindowCounts } from './window-counts.js';

/** Ways to look at who sent an event; `campaign` joins the accounts that act as one. */
export const dimensions = ['account', 'key', 'source', 'network', 'campaign'] as const;
export type Dimension = (typeof dimensions)[number];

/** Which parts of which groups are remembered: the accounts behind an address, the addresses of an account. */
const MEETINGS: readonly (readonly [group: Dimension, of: Dimension])[] = [
  ['key', 'account'],
  ['source', 'account'],
  ['network', 'account'],
  ['campaign', 'account'],
  ['network', 'source'],
  ['account', 'source'],
  ['campaign', 'source'],
  ['account', 'network'],
  ['campaign', 'network'],
  ['key', 'network'],
  ['key', 'source'],
  ['account', 'key'],
  ['source', 'key'],
  ['network', 'key'],
  ['campaign', 'key'],
];
/** Parts of a group that are remembered one by one; more are counted as this many. */
const MOST_PARTS = 64;
const NONE = -1;

/** One limit's counts along every dimension. */
export interface LimitTally {
  readonly limit: Limit;
  readonly counts: Readonly<Record<Dimension, WindowCounts>>;
  /** By account: requests that would have been refused had the limit held. */
  readonly refused: number[];
}

export class Tally {
  readonly limits: readonly LimitTally[];
  readonly names: Readonly<Record<Dimension, AccountNames>>;
  /** Requests answered, by account. */
  readonly answered: number[] = [];
  /** First and last time of an answer, by account, milliseconds. */
  readonly firstTime: number[] = [];
  readonly lastTime: number[] = [];
  /** Answered requests and rows that carried no time: no window can be told. */
  untimed = 0;
  /** By meeting, then by group: the parts met. */
  private readonly met: readonly Set<number>[][] = MEETINGS.map(() => []);
  /** Places of the meetings that somebody asks for: of accounts, and of what the limits count. */
  private readonly meetings: readonly number[];
  private readonly campaignOf: ReadonlyMap<string, string>;
  private readonly campaignByAccount: number[] = [];
  private readonly place: Record<Dimension, number> = {
    account: NONE,
    key: NONE,
    source: NONE,
    network: NONE,
    campaign: NONE,
  };

  /** @param campaignOf campaign id by account name */
  constructor(limits: readonly Limit[], campaignOf: ReadonlyMap<string, string>) {
    this.campaignOf = campaignOf;
    const counted = new Set<Dimension>(['account', ...limits.map(({ per }) => per)]);
    this.meetings = MEETINGS.flatMap(([, of], meeting) => (counted.has(of) ? [meeting] : []));
    this.names = {
      account: new AccountNames(),
      key: new AccountNames(),
      source: new AccountNames(),
      network: new AccountNames(),
      campaign: new AccountNames(),
    };
    this.limits = limits.map((limit) => {
      const counts = (): WindowCounts => new WindowCounts(limit.most);
      return {
        limit,
        counts: { account: counts(), key: counts(), source: counts(), network: counts(), campaign: counts() },
        refused: [],
      };
    });
  }

  /** Books one event, or one row of a batch; only what was answered uses up a limit. */
  accumulate(event: EventView): void {
    if (!event.answered) return;
    if (Number.isNaN(event.time)) {
      this.untimed += 1;
      return;
    }
    this.locate(event);
    const { account } = this.place;
    if (event.row === 0) {
      this.answered[account] = (this.answered[account] ?? 0) + 1;
      this.firstTime[account] = Math.min(this.firstTime[account] ?? Infinity, event.time);
      this.lastTime[account] = Math.max(this.lastTime[account] ?? -Infinity, event.time);
    }
    for (const tally of this.limits) this.count(tally, event);
  }

  /** The parts of a group: at most 64. */
  parts(group: Dimension, index: number, of: Dimension): readonly number[] {
    const meeting = MEETINGS.findIndex(([left, right]) => left === group && right === of);
    return [...(this.met[meeting]?.[index] ?? [])].sort((a, b) => a - b);
  }

  private count({ limit, counts, refused }: LimitTally, event: EventView): void {
    const amount = amountOf(limit.unit, event);
    if (amount === 0) return;
    const window = Math.floor(event.time / limitWindows[limit.window]);
    for (const dimension of dimensions) {
      const subject = this.place[dimension];
      if (subject === NONE) continue;
      const isOver = counts[dimension].add(subject, window, amount);
      if (!isOver || dimension !== limit.per || event.row !== 0) continue;
      const { account } = this.place;
      refused[account] = (refused[account] ?? 0) + 1;
    }
  }

  /** Finds the subjects of an event, and remembers who met whom. */
  private locate(event: EventView): void {
    const { place, names } = this;
    const { bytes, start, end } = event.account;
    const known = names.account.size;
    place.account = names.account.intern(bytes, start, end);
    if (place.account === known) this.campaignByAccount[known] = this.campaignPlace(names.account.name(known));
    place.campaign = this.campaignByAccount[place.account] ?? NONE;
    const { address, key } = event;
    place.key = key.length > 0 ? names.key.intern(key.bytes, key.start, key.end) : NONE;
    place.source = address.length > 0 ? names.source.intern(address.bytes, address.start, address.end) : NONE;
    place.network = this.networkPlace(event);
    for (const meeting of this.meetings) {
      const [group, of] = MEETINGS[meeting] ?? ['account', 'account'];
      const [index, part] = [place[group], place[of]];
      if (index === NONE || part === NONE) continue;
      const parts = ((this.met[meeting] ?? [])[index] ??= new Set());
      if (parts.size < MOST_PARTS) parts.add(part);
    }
  }

  private campaignPlace(account: string): number {
    const campaign = this.campaignOf.get(account);
    return campaign === undefined ? NONE : internText(this.names.campaign, campaign);
  }

  private networkPlace({ address }: EventView): number {
    const network = address.length > 0 ? networkOf(address.bytes, address.start, address.end) : NONE;
    return network < 0 ? NONE : internText(this.names.network, networkName(network));
  }
}

const encoder = new TextEncoder();

function internText(names: AccountNames, text: string): number {
  const bytes = encoder.encode(text);
  return names.intern(bytes, 0, bytes.length);
}

/** What an event uses up of a limit: requests and tokens count once a request, rows each. */
function amountOf(unit: LimitUnit, { row, tokensIn, tokensOut }: EventView): number {
  if (unit === 'rows') return 1;
  if (row !== 0) return 0;
  if (unit === 'requests') return 1;
  return (Number.isNaN(tokensIn) ? 0 : tokensIn) + (Number.isNaN(tokensOut) ? 0 : tokensOut);
}
