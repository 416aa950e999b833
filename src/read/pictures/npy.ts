/** Numbers of an array as numpy saves it (numpy.lib.format, versions 1 to 3). */

/** The first bytes of such a file, in base64. */
export const NPY_BASE64 = 'k05VTVBZ';
const MAGIC = '\x93NUMPY';
/** Kind and size of the numbers, behind the order of their bytes. */
const TYPE = /'descr':\s*'([<>|=])([fiub])([1248])'/;
const MOST_HEADER_BYTES = 4096;

/** All numbers, in the order in which they are saved; undefined for what is no array of numbers, is damaged, or has more than `most`. */
export function readNpy(bytes: Uint8Array, most: number): Float64Array | undefined {
  const start = behindHeader(bytes);
  const type = TYPE.exec(Buffer.from(bytes.subarray(0, start)).toString('latin1'));
  if (type === null) return undefined;
  const [, order, kind = '', digit = ''] = type;
  const size = Number(digit);
  const read = readers[kind + digit];
  const count = (bytes.length - start) / size;
  if (read === undefined || !Number.isInteger(count) || count < 1 || count > most) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset + start, count * size);
  const numbers = Float64Array.from({ length: count }, (_, i) => read(view, i * size, order !== '>'));
  return numbers.every(Number.isFinite) ? numbers : undefined;
}

/** Where the numbers begin; 0 for what is no such file. */
function behindHeader(bytes: Uint8Array): number {
  if (bytes.length < 12 || Buffer.from(bytes.subarray(0, 6)).toString('latin1') !== MAGIC) return 0;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const isFirstVersion = bytes[6] === 1;
  const length = isFirstVersion ? view.getUint16(8, true) : view.getUint32(8, true);
  return length > MOST_HEADER_BYTES ? 0 : length + (isFirstVersion ? 10 : 12);
}

type ReadNumber = (view: DataView, at: number, isLittle: boolean) => number;

const readers: Readonly<Record<string, ReadNumber | undefined>> = {
  f8: (view, at, isLittle) => view.getFloat64(at, isLittle),
  f4: (view, at, isLittle) => view.getFloat32(at, isLittle),
  f2: (view, at, isLittle) => halfOf(view.getUint16(at, isLittle)),
  i8: (view, at, isLittle) => Number(view.getBigInt64(at, isLittle)),
  i4: (view, at, isLittle) => view.getInt32(at, isLittle),
  i2: (view, at, isLittle) => view.getInt16(at, isLittle),
  i1: (view, at) => view.getInt8(at),
  u8: (view, at, isLittle) => Number(view.getBigUint64(at, isLittle)),
  u4: (view, at, isLittle) => view.getUint32(at, isLittle),
  u2: (view, at, isLittle) => view.getUint16(at, isLittle),
  u1: (view, at) => view.getUint8(at),
  b1: (view, at) => view.getUint8(at),
};

/** A number of 16 bits (IEEE 754, binary16). */
function halfOf(bits: number): number {
  const exponent = (bits >>> 10) & 31;
  const fraction = bits & 1023;
  const sign = bits >>> 15 === 0 ? 1 : -1;
  if (exponent === 31) return NaN;
  return sign * (exponent === 0 ? fraction * 2 ** -24 : (1024 + fraction) * 2 ** (exponent - 25));
}
