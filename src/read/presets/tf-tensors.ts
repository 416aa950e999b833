/** Tensors, examples and classes of TensorFlow as protocol buffers write them in JSON, in camelCase or snake_case. */
import { asNumber, asWord, isRecord, own } from '../values.js';
import type { RawRecord } from '../values.js';

/** A field under its JSON name or the name in the .proto file. */
export function field(record: RawRecord, name: string): unknown {
  return (
    own(record, name) ??
    own(
      record,
      name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
    )
  );
}

/** Bytes, which JSON holds as base64, as text. */
export function textOf(value: unknown): string {
  return typeof value === 'string' ? Buffer.from(value, 'base64').toString('utf8') : '';
}

interface NamedTensor {
  readonly name: string;
  readonly shape: readonly number[];
  readonly datatype: string;
  readonly data: readonly unknown[];
}

/** `{"x": TensorProto}` as named tensors with their shapes; such that hold nothing readable are left out. */
export function tensorsIn(tensors: unknown): readonly NamedTensor[] {
  if (!isRecord(tensors)) return [];
  return Object.entries(tensors).flatMap(([name, tensor]) => {
    const data = isRecord(tensor) ? valuesOf(tensor) : [];
    if (!isRecord(tensor) || data.length === 0) return [];
    const shape = shapeOf(tensor) ?? [data.length];
    const size = shape.reduce((product, length) => product * length, 1);
    // One value may stand for all of a tensor.
    const whole = data.length === 1 && size > 1 && size <= 1 << 20 ? new Array<unknown>(size).fill(data[0]) : data;
    return [{ name, shape, datatype: asWord(own(tensor, 'dtype')), data: whole }];
  });
}

function shapeOf(tensor: RawRecord): readonly number[] | undefined {
  const shape = field(tensor, 'tensorShape');
  const dims = isRecord(shape) ? own(shape, 'dim') : undefined;
  if (!Array.isArray(dims)) return undefined;
  return dims.map((dim: unknown) => (isRecord(dim) ? asNumber(own(dim, 'size')) : NaN));
}

const LISTS = ['floatVal', 'doubleVal', 'intVal', 'int64Val', 'uint32Val', 'uint64Val', 'boolVal', 'halfVal'];

function valuesOf(tensor: RawRecord): readonly unknown[] {
  for (const name of LISTS) {
    const list = field(tensor, name);
    if (Array.isArray(list) && list.length > 0)
      return list.map((value) => (typeof value === 'boolean' ? value : asNumber(value)));
  }
  const words = field(tensor, 'stringVal');
  if (Array.isArray(words)) return words.map(textOf);
  const content = field(tensor, 'tensorContent');
  return typeof content === 'string' ? packed(Buffer.from(content, 'base64'), asWord(own(tensor, 'dtype'))) : [];
}

/** Little-endian values as TensorFlow packs them. */
function packed(bytes: Buffer, type: string): readonly number[] {
  const readers: Readonly<Record<string, readonly [number, (place: number) => number]>> = {
    DT_FLOAT: [4, (place) => bytes.readFloatLE(place)],
    DT_DOUBLE: [8, (place) => bytes.readDoubleLE(place)],
    DT_INT32: [4, (place) => bytes.readInt32LE(place)],
    DT_INT64: [8, (place) => Number(bytes.readBigInt64LE(place))],
    DT_UINT8: [1, (place) => bytes.readUInt8(place)],
    DT_INT8: [1, (place) => bytes.readInt8(place)],
  };
  const [width, read] = readers[type] ?? [0, () => NaN];
  return width === 0 ? [] : Array.from({ length: Math.floor(bytes.length / width) }, (_, i) => read(i * width));
}

/** The examples of a classification or regression as objects of their features. */
export function examplesIn(input: unknown): readonly unknown[] {
  if (!isRecord(input)) return [];
  const list = field(input, 'exampleList') ?? field(input, 'exampleListWithContext');
  const examples = isRecord(list) ? own(list, 'examples') : undefined;
  return Array.isArray(examples) ? examples.map(featuresOf) : [];
}

function featuresOf(example: unknown): RawRecord {
  const features = isRecord(example) ? own(example, 'features') : undefined;
  const named = isRecord(features) ? own(features, 'feature') : undefined;
  if (!isRecord(named)) return {};
  return Object.fromEntries(Object.entries(named).map(([name, feature]) => [name, featureValue(feature)]));
}

function featureValue(feature: unknown): unknown {
  if (!isRecord(feature)) return undefined;
  for (const name of ['floatList', 'int64List', 'bytesList']) {
    const list = field(feature, name);
    const values = isRecord(list) ? own(list, 'value') : undefined;
    if (!Array.isArray(values)) continue;
    const plain: unknown[] = values.map((value) => (name === 'bytesList' ? textOf(value) : asNumber(value)));
    return plain.length === 1 ? plain[0] : plain;
  }
  return undefined;
}

/** One answer an example: its classes with their scores, where a missing score is 0, or the value of a regression. */
export function classified(result: RawRecord): readonly unknown[] {
  const classifications = own(result, 'classifications');
  if (Array.isArray(classifications)) {
    return classifications.map((one: unknown) => {
      const classes = isRecord(one) ? own(one, 'classes') : undefined;
      return Array.isArray(classes) ? { scores: classes.map(withScore) } : undefined;
    });
  }
  const regressions = own(result, 'regressions');
  return Array.isArray(regressions)
    ? regressions.map((one: unknown) => (isRecord(one) ? (own(one, 'value') ?? 0) : one))
    : [];
}

function withScore(one: unknown): unknown {
  return isRecord(one) ? { label: own(one, 'label'), score: own(one, 'score') ?? 0 } : one;
}
