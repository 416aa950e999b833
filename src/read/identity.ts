/** Who counts as one account (`--by`): the columns of the log as they are, another principal, or where calls come from. */
import { exitCodes } from '../errors.js';
import { canonicalAddress, forwardedChain, networkOfAddress, TrustedProxies, withoutPort } from './addresses.js';
import { changingRoles, withoutSession } from './account-names.js';
import { AbsentColumn } from './column-map.js';
import { Envelope } from './presets/preset.js';
import type { ColumnMap, EnvelopeReader, SlotSource, UsualRecords } from './presets/preset.js';
import { firstHeld } from './presets/layout-source.js';
import { wrappedReader } from './presets/wrapped.js';
import { columnOfPrincipal, computed, principalIds, principalsIn } from './principals.js';
import type { Computed } from './principals.js';
import { SeenColumns, valueAt } from './presets/seen-columns.js';
import { asName, isRecord, own, unescapeJson } from './values.js';
import type { RawRecord } from './values.js';

export interface IdentityOptions {
  /** `account`, `source`, `network`, `model`, a principal such as `key` or `user`, or the path of a column. */
  readonly by: string;
  /** Addresses and ranges of one's own proxies. */
  readonly trustedProxies: readonly string[];
}

const FORWARDED = ['x_forwarded_for', 'http_x_forwarded_for', 'xff', 'forwarded', 'forwarded_for', 'http_forwarded'];

/** What the identity asks of one input, decided on its first records. */
export class Identity {
  private readonly by: string;
  private readonly proxies: TrustedProxies | undefined;

  /** @throws UserError for a proxy that is no address */
  constructor({ by, trustedProxies }: IdentityOptions) {
    this.by = by;
    this.proxies = trustedProxies.length === 0 ? undefined : new TrustedProxies(trustedProxies);
  }

  /**
   * The columns to be read, with that of the account where it is another one.
   * @throws AbsentColumn when the log does not name such a principal
   */
  mapFor(map: ColumnMap, sample: readonly RawRecord[], path: string): ColumnMap {
    if (this.by === 'account' || this.isComputed(this.by)) return map;
    if (!principalIds.includes(this.by)) return { ...map, account: this.by };
    const seen = new SeenColumns(sample);
    const column = columnOfPrincipal(this.by, seen);
    if (column !== undefined) return { ...map, account: column.name };
    const found = principalsIn(seen).map(([id, name]) => `${id} (${name})`);
    throw new AbsentColumn(
      `no column names the ${this.by} in ${path}; found: ${found.join(', ') || 'none'}`,
      'name a column: --by metadata.tenant; or count by source, network or model',
      exitCodes.noInput,
    );
  }

  /** The reader of an input with the account and the address as they are wanted. */
  around(reader: EnvelopeReader, sample: readonly RawRecord[]): EnvelopeReader {
    const { by, proxies } = this;
    const account = this.isComputed(by) ? by : undefined;
    const roles = changingRoles(account === undefined ? accountsIn(reader, sample) : []);
    if (account === undefined && proxies === undefined && roles.size === 0) return reader;
    const forwarded = proxies === undefined ? [] : forwardedPaths(new SeenColumns(sample));
    const made = new IdentityReader(reader, { account, proxies, forwarded, roles }).reader;
    return account === undefined ? made : withAbsence(account, made, sample);
  }

  private isComputed(by: string): by is Computed {
    return computed.some((name) => name === by);
  }
}

function accountsIn(reader: EnvelopeReader, sample: readonly RawRecord[]): readonly string[] {
  const envelope = new Envelope();
  return sample.map((record) => {
    reader.read(record, envelope);
    return asName(envelope.account);
  });
}

function forwardedPaths(seen: SeenColumns): readonly (readonly string[])[] {
  const names = seen.all.filter(({ name }) => FORWARDED.includes(lastStep(name).toLowerCase().replaceAll('-', '_')));
  return names.map(({ path }) => path);
}

function lastStep(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1);
}

interface Wanted {
  readonly account: Computed | undefined;
  readonly proxies: TrustedProxies | undefined;
  readonly forwarded: readonly (readonly string[])[];
  /** Roles whose sessions are no accounts. */
  readonly roles: ReadonlySet<string>;
}

class IdentityReader {
  private readonly inner: EnvelopeReader;
  private readonly wanted: Wanted;

  constructor(inner: EnvelopeReader, wanted: Wanted) {
    this.inner = inner;
    this.wanted = wanted;
  }

  /** The inner reader with what is wanted. */
  get reader(): EnvelopeReader {
    const { mapping, columns, notes } = this.inner;
    const { account, roles, forwarded } = this.wanted;
    const column = account === 'model' ? mapping.model : mapping.address;
    const roleNotes = [...roles].map((role) => `sessions of ${role} are counted as one account: each call has another`);
    return wrappedReader(this.inner, {
      mapping: account === undefined ? mapping : { ...mapping, account: `${account} of ${column ?? 'the body'}` },
      columns: new Set([...columns, ...forwarded.map(([first = '']) => first)]),
      notes: [
        ...(account === undefined ? notes : notes.filter((note) => !note.startsWith('account is '))),
        ...roleNotes,
      ],
      slots: this.inner.slots === undefined ? undefined : this.slotsOf(this.inner.slots),
      ...(account === 'model' ? { usual: usualByModel(this.inner) } : {}),
      read: this.read.bind(this),
    });
  }

  /** The parts of the inner reader, those that are computed put together; undefined where they need more than columns. */
  private slotsOf(inner: readonly SlotSource[]): readonly SlotSource[] | undefined {
    const { account, roles, proxies, forwarded } = this.wanted;
    const named = account === 'model' ? modelSlot(inner) : inner.find(({ slot }) => slot === 'account');
    const connected = inner.find(({ slot }) => slot === 'address');
    const address = proxies === undefined ? connected : this.clientSlot(connected, proxies, forwarded);
    const others = inner.filter((source) => source !== connected && source.slot !== 'account');
    const from = address === undefined ? [] : [address];
    if (account !== undefined && account !== 'model') return [...others, ...from, sourceSlot(account, address)];
    if (named === undefined) return undefined;
    return [...others, ...from, roles.size === 0 ? named : roleSlot(named, roles)];
  }

  private clientSlot(
    connected: SlotSource | undefined,
    proxies: TrustedProxies,
    forwarded: Wanted['forwarded'],
  ): SlotSource {
    const needs = [...(connected?.needs ?? []), ...forwarded.map(([first = '']) => first)];
    const valueIn = (record: RawRecord): unknown => this.client(record, asName(connected?.valueIn(record)), proxies);
    return { slot: 'address', columns: undefined, needs: [...new Set(needs)], valueIn };
  }

  private read(record: RawRecord, envelope: Envelope): void {
    this.inner.read(record, envelope);
    const { account, roles, proxies } = this.wanted;
    if (proxies !== undefined) envelope.address = this.client(record, asName(envelope.address), proxies);
    if (account !== undefined) envelope.account = computedAccount(account, envelope);
    else if (roles.size > 0) envelope.account = withoutSession(asName(envelope.account), roles);
  }

  private client(record: RawRecord, address: string, proxies: TrustedProxies): string {
    const connected = forwardedChain(address);
    for (const path of this.wanted.forwarded) {
      const header = asName(valueAt(record, path));
      if (header === '' || header === address) continue;
      return proxies.client([...forwardedChain(header), ...connected]);
    }
    return proxies.client(connected);
  }
}

/** Says where no record names what the account is computed of. */
function withAbsence(by: Computed, reader: EnvelopeReader, sample: readonly RawRecord[]): EnvelopeReader {
  if (accountsIn(reader, sample).some((account) => account !== '')) return reader;
  const [what, field] = by === 'model' ? ['a model, in a column or in its body', 'model'] : ['an address', 'address'];
  const way = `give its column by --map ${field}=COLUMN, or another word to --by`;
  const note = `account is by ${by}, and none of the first records names ${what}: ${way}`;
  return { ...reader, notes: [...reader.notes, note] };
}

/** The model as the account: by its column, or else by the body of the request, where that is one column. */
function modelSlot(inner: readonly SlotSource[]): SlotSource | undefined {
  const model = inner.find(({ slot }) => slot === 'model');
  if (model !== undefined) return { ...model, slot: 'account' };
  const request = inner.find(({ slot }) => slot === 'request');
  const [column, ...others] = request?.columns ?? [];
  if (request === undefined || column === undefined || others.length > 0) return undefined;
  const valueIn = (record: RawRecord): unknown => modelIn(request.valueIn(record));
  return { slot: 'account', columns: undefined, needs: [column], places: [[column, 'model']], valueIn };
}

/** Records whose account is known to be their model: where its column is empty, the body is looked into. */
function usualByModel({ usual, slots = [] }: EnvelopeReader): UsualRecords | undefined {
  if (!slots.some(({ slot }) => slot === 'model')) return usual;
  const { without = [], having = [], mayBeCut = false } = usual ?? {};
  return { without, having: [...having, 'model'], mayBeCut };
}

/** Where a call came from, as a name. */
function sourceOf(by: 'source' | 'network', address: string): string {
  const first = forwardedChain(address)[0] ?? '';
  if (by === 'source') return canonicalAddress(withoutPort(first));
  // What is no address, a host's name say, stands for itself.
  return networkOfAddress(first) ?? first;
}

function sourceSlot(by: 'source' | 'network', address: SlotSource | undefined): SlotSource {
  const valueIn = (record: RawRecord): unknown => sourceOf(by, asName(address?.valueIn(record)));
  const made = madeOf(address, (logged) => sourceOf(by, asName(logged)));
  return { slot: 'account', columns: undefined, needs: address?.needs ?? [], ...made, valueIn };
}

function roleSlot(named: SlotSource, roles: ReadonlySet<string>): SlotSource {
  const valueIn = (record: RawRecord): unknown => withoutSession(asName(named.valueIn(record)), roles);
  const made = madeOf(named, (logged) => withoutSession(asName(logged), roles));
  return { slot: 'account', columns: undefined, needs: named.needs, ...made, valueIn };
}

/** A part as it is made of the places of another one. */
function madeOf(source: SlotSource | undefined, change: (value: unknown) => unknown): Pick<SlotSource, 'made'> {
  const made = source?.made ?? (source?.places && { from: source.places, value: firstHeld });
  return made === undefined ? {} : { made: { from: made.from, value: (values) => change(made.value(values)) } };
}

function computedAccount(by: Computed, envelope: Envelope): string {
  if (by !== 'model') return sourceOf(by, asName(envelope.address));
  const model = asName(envelope.model);
  if (model !== '') return model;
  return modelIn(envelope.request);
}

function modelIn(request: unknown): string {
  const body = unescapeJson(request);
  return isRecord(body) ? asName(own(body, 'model')) : '';
}
