/** A reader made from another one: what is not said stays as it is there. */
import type { EnvelopeReader } from './preset.js';

export function wrappedReader(
  inner: EnvelopeReader,
  changes: Partial<EnvelopeReader> & Pick<EnvelopeReader, 'read' | 'slots'>,
): EnvelopeReader {
  const { mapping, columns, absent, notes, latencyUnitMs, responseColumn, stringOutput, hasOutputs, callName } = inner;
  return {
    ...{ mapping, columns, absent, notes, latencyUnitMs, responseColumn, stringOutput, hasOutputs, callName },
    ...(inner.pointers === undefined ? {} : { pointers: inner.pointers }),
    ...(inner.usual === undefined ? {} : { usual: inner.usual }),
    ...(inner.isCall === undefined ? {} : { isCall: inner.isCall.bind(inner), callColumns: inner.callColumns }),
    ...changes,
  };
}
