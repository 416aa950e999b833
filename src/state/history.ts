/** Rows of every account by day: what an account is compared with when it is compared with its own past. */
import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';
import { ByteReader, ByteWriter } from '../summaries/bytes.js';

const options = { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } };
const LARGEST = 1 << 30;
const DAYS_BEFORE_1970 = 1 << 20;

export class History {
  /** Rows by day, by account; days in the order they came. */
  private readonly accounts = new Map<string, Map<number, number>>();

  get size(): number {
    return this.accounts.size;
  }

  add(account: string, day: number, rows: number): void {
    let days = this.accounts.get(account);
    if (days === undefined) {
      days = new Map();
      this.accounts.set(account, days);
    }
    days.set(day, (days.get(day) ?? 0) + rows);
  }

  /** Days with rows, oldest first. */
  of(account: string): (readonly [day: number, rows: number])[] {
    return [...(this.accounts.get(account) ?? [])].sort(([a], [b]) => a - b);
  }

  /** Forgets what lies before a day. */
  dropBefore(first: number): void {
    for (const [account, days] of this.accounts) {
      for (const day of days.keys()) if (day < first) days.delete(day);
      if (days.size === 0) this.accounts.delete(account);
    }
  }

  merge(other: History): void {
    for (const [account, days] of other.accounts) for (const [day, rows] of days) this.add(account, day, rows);
  }

  encode(): Uint8Array {
    const writer = new ByteWriter();
    const names = [...this.accounts.keys()].sort();
    writer.count(names.length);
    for (const name of names) {
      const days = this.of(name);
      writer.text(name);
      writer.count(days.length);
      let last = -DAYS_BEFORE_1970;
      for (const [day, rows] of days) {
        writer.count(day - last);
        writer.count(rows);
        last = day;
      }
    }
    return brotliCompressSync(writer.finish(), options);
  }

  /** @throws RangeError or a zlib error for other bytes; whoever reads the file has checked its checksum before */
  static decode(bytes: Uint8Array): History {
    const history = new History();
    const reader = new ByteReader(brotliDecompressSync(bytes, { maxOutputLength: LARGEST }));
    for (let left = reader.count(); left > 0; left -= 1) {
      const name = reader.text();
      let day = -DAYS_BEFORE_1970;
      for (let days = reader.count(); days > 0; days -= 1) {
        day += reader.count();
        history.add(name, day, reader.count());
      }
    }
    return history;
  }
}
