/** Files that are no log but hold one, by their first bytes: what they are, and how the log comes out. */

export interface OtherFormat {
  readonly problem: string;
  readonly hint: string;
}

/** Where a tar archive says that it is one (POSIX ustar). */
const TAR_AT = 257;

interface Known extends OtherFormat {
  readonly magic: string;
  readonly at?: number;
}

/** Sources: the specifications of the formats; magic bytes in latin1. */
const known: readonly Known[] = [
  {
    magic: 'PARE',
    problem: 'a Parquet file with an encrypted footer',
    hint: 'decrypt it first, for example by writing it again with a reader that has the keys; clonewatch takes no keys',
  },
  { magic: 'FEA1', problem: 'Feather of version 1', hint: 'write it as Arrow (Feather version 2), Parquet or CSV' },
  { magic: 'BZh', problem: 'compressed with bzip2', hint: 'unpack it on the way: bzip2 -dc FILE | clonewatch scan -' },
  {
    magic: '\xfd7zXZ\0',
    problem: 'compressed with xz',
    hint: 'unpack it on the way: xz -dc FILE | clonewatch scan -',
  },
  {
    magic: '\x04\x22\x4d\x18',
    problem: 'compressed with lz4',
    hint: 'unpack it on the way: lz4 -dc FILE | clonewatch scan -',
  },
  { magic: 'PK\x03\x04', problem: 'a zip archive', hint: 'unpack it on the way: unzip -p FILE | clonewatch scan -' },
  { magic: '7z\xbc\xaf\x27\x1c', problem: 'a 7z archive', hint: 'unpack it and name the files in it' },
  {
    magic: 'ustar',
    at: TAR_AT,
    problem: 'a tar archive',
    hint: 'unpack it and name the folder: tar -xf FILE -C FOLDER',
  },
  { magic: '\x1f\x8b', problem: 'compressed twice', hint: 'unpack it once: gzip -dc FILE | clonewatch scan -' },
  { magic: '\x28\xb5\x2f\xfd', problem: 'compressed twice', hint: 'unpack it once: zstd -dc FILE | clonewatch scan -' },
  { magic: 'Obj\x01', problem: 'Avro', hint: 'write it as JSON lines or Parquet: avro-tools tojson FILE' },
  { magic: 'ORC', problem: 'ORC', hint: 'write it as Parquet or JSON lines' },
  {
    magic: 'SQLite format 3\0',
    problem: 'an SQLite database',
    hint: "export the table: sqlite3 -csv -header FILE 'select * from TABLE' | clonewatch scan -",
  },
];

/** The same for text. */
const texts: readonly (OtherFormat & { readonly begins: RegExp })[] = [
  {
    begins: /^\s*<(?:\?xml|!DOCTYPE|[A-Za-z])/i,
    problem: 'XML or HTML',
    hint: 'write its records as JSON lines or CSV',
  },
  {
    begins:
      /^(?:\s|--[^\n]*\n|\/\*(?:[^*]|\*(?!\/))*\*\/;?)*(?:INSERT\s+INTO|CREATE\s+(?:TABLE|DATABASE)|COPY\s+\S+\s+\()/i,
    problem: 'a dump of SQL statements',
    hint: 'export the table as CSV with names of columns, or as JSON lines',
  },
];

/** What the first bytes are, when they are of a format that is not read; expected are those that are. */
export function otherFormat(head: Buffer): OtherFormat | undefined {
  return refusalOf(known.find(({ magic, at = 0 }) => head.toString('latin1', at, at + magic.length) === magic));
}

/** The same for text, without a byte order mark. */
export function otherText(text: string): OtherFormat | undefined {
  return refusalOf(texts.find(({ begins }) => begins.test(text)));
}

function refusalOf(found: OtherFormat | undefined): OtherFormat | undefined {
  if (found === undefined) return undefined;
  const { problem, hint } = found;
  return { problem: `${problem}; expected JSON lines, CSV, Parquet or Arrow, plain or in gzip or zstd`, hint };
}
