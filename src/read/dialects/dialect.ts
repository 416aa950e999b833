/** The shape of a body dialect: how one kind of request and response body says what was asked and answered. */
import type { EventView } from '../../events/event.js';
import type { Scratch } from '../scratch.js';

/** The bodies of one call, un-escaped, as the envelope handed them over; undefined where the log has none. */
export interface Exchange {
  request: unknown;
  response: unknown;
  /** Parameters that the log keeps apart from the request body. */
  parameters: unknown;
}

/** Where a dialect writes: the one event view and the buffer its texts live in. */
export interface Target {
  readonly event: EventView;
  readonly scratch: Scratch;
  /** Whether a short bare string as output names a class in this log, or is free text. */
  stringOutput: 'label' | 'text';
  /** Whether whole numbers that come back in this log are amounts and name no class. */
  numbersMeasure: boolean;
}

export interface Dialect {
  readonly id: string;
  readonly title: string;
  readonly status: 'stable' | 'trial';
  /** A request and its response, invented, with the true field names. */
  readonly example: { readonly request: unknown; readonly response: unknown };
  readonly source: string;
  /** Recognised by the body's own keys. */
  matches(exchange: Exchange): boolean;
  /** How many inputs the request carries; at least 1. */
  rows(exchange: Exchange): number;
  /** Fills input, output and parameters of one row; the envelope is filled already. */
  write(exchange: Exchange, row: number, target: Target): void;
}

export function defineDialect(dialect: Dialect): Dialect {
  return Object.freeze(dialect);
}
