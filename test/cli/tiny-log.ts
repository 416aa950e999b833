/** A log of a few dozen accounts that ask a weather model about a few towns; enough for every command, small enough for every test. */

const towns = ['Ulm', 'Köln', 'Brest', '札幌', 'Lund', 'Pisa', 'Graz', 'York'];

export interface TinyRecord {
  readonly ts: string;
  readonly account: string;
  readonly ip: string;
  readonly input: { readonly town: string; readonly month: number; readonly height: number };
  readonly output: { readonly label: string; readonly probs: Readonly<Record<string, number>> };
}

/** Account `a00`, `a01`, ...; everybody asks `each` times, spread over two days, and never about anything new. */
export function tinyRecords(accounts = 30, each = 20): TinyRecord[] {
  const start = Date.parse('2026-11-20T00:00:00Z');
  return Array.from({ length: accounts * each }, (_, index) => {
    const account = index % accounts;
    const turn = Math.floor(index / accounts);
    const town = (account + turn) % towns.length;
    const month = 1 + ((account * 5 + turn * 7) % 12);
    const rain = 0.5 + (((account + turn) % 5) + 1) / 16;
    return {
      ts: new Date(start + turn * 8_640_000 + account * 61_000).toISOString(),
      account: `a${String(account).padStart(2, '0')}`,
      ip: `192.0.2.${account + 1}`,
      input: { town: towns[town] ?? '', month, height: 40 * town },
      output: { label: month % 3 === 0 ? 'rain' : 'dry', probs: { rain, dry: 1 - rain } },
    };
  });
}

export function tinyLog(records: readonly unknown[] = tinyRecords()): string {
  return records.map((record) => `${JSON.stringify(record)}\n`).join('');
}
