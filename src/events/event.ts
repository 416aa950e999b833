/** The one event view: a single API call (or one row of a batch call) in our shape, reused for every record. */

const EMPTY = new Uint8Array(0);
const decoder = new TextDecoder('utf-8');

/** UTF-8 bytes inside somebody else's buffer; valid only until the next event is read. Empty means "not given". */
export class TextSlice {
  bytes: Uint8Array = EMPTY;
  start = 0;
  end = 0;

  get length(): number {
    return this.end - this.start;
  }

  clear(): void {
    this.bytes = EMPTY;
    this.start = 0;
    this.end = 0;
  }

  set(bytes: Uint8Array, start: number, end: number): void {
    this.bytes = bytes;
    this.start = start;
    this.end = end;
  }

  /** The text; malformed UTF-8 becomes U+FFFD. Allocates: for what is kept or printed, not for every event. */
  toString(): string {
    return this.length === 0 ? '' : decoder.decode(this.bytes.subarray(this.start, this.end));
  }
}

/** What the caller sent, by shape. `hidden`: there was an input, but the log holds a hash, a pointer or a placeholder. */
export const inputKinds = { none: 0, text: 1, fields: 2, vector: 3, hidden: 4 } as const;
export type InputKind = (typeof inputKinds)[keyof typeof inputKinds];

/** What two deliveries of one call have in common: nothing that is known, id with account, time and content, or the id alone. */
export const callNames = { none: 0, moment: 1, id: 2 } as const;
export type CallName = (typeof callNames)[keyof typeof callNames];

/**
 * A tabular input: named fields that hold a number or a word. Arrays are reused; only the first `count` entries count.
 * Entries are sorted by column id, so that equal objects look equal whatever order their keys had.
 */
export interface FieldRow {
  count: number;
  /** 32-bit hash of the dotted field name (`hashText` in represent/hash.ts, seed 0). */
  columns: Uint32Array;
  /** 1 where the value is a word (string, boolean, null): `values` then holds the 32-bit hash of the word. */
  isWord: Uint8Array;
  values: Float64Array;
}

/** Everything the summaries may ask about one call. Numbers are NaN where the log does not say. */
export class EventView {
  /** Milliseconds since 1970 UTC; NaN if the log has no time. */
  time = NaN;
  /** Who is billed or keyed; never empty. */
  readonly account = new TextSlice();
  /** Network address of the client, as logged. */
  readonly address = new TextSlice();
  readonly agent = new TextSlice();
  readonly model = new TextSlice();
  readonly endpoint = new TextSlice();
  readonly requestId = new TextSlice();
  /** What the request id says of the call. */
  callName: CallName = callNames.none;
  /** The key that was used and the customer it belongs to, where columns beside the account name them. */
  readonly key = new TextSlice();
  readonly tenant = new TextSlice();

  /** Position of this input in its request, from 0, and how many inputs the request carried (1 for most). */
  row = 0;
  rows = 1;

  /** HTTP status, NaN if not logged. */
  status = NaN;
  /** False when the caller got no answer (status 400 and up, or a null output beside other answered calls). */
  answered = true;
  latencyMs = NaN;

  inputKind: InputKind = inputKinds.none;
  /** inputKind text: the input; for a chat, the last user message. Unescaped UTF-8. */
  readonly text = new TextSlice();
  /** Tells what was sent beside the text (pictures, documents, a title, passages) from what others send; 0 where there was nothing. */
  attachments = 0;
  /** System or developer message of a chat. */
  readonly system = new TextSlice();
  /** 1 when the input was a list of chat messages. */
  isChat = false;
  /** Earlier messages of user or assistant in the same request; 0 for a single-turn chat. */
  earlierTurns = 0;
  /** Tells the set of tools that a chat offers the model from other sets, whatever their order; 0 where it offers none. */
  toolset = 0;
  /** inputKind fields. */
  readonly fields: FieldRow = {
    count: 0,
    columns: new Uint32Array(64),
    isWord: new Uint8Array(64),
    values: new Float64Array(64),
  };
  /** inputKind vector: the first `vectorLength` numbers. */
  vector = new Float64Array(64);
  vectorLength = 0;

  /** Predicted class, if the answer names one (or the likeliest of the given probabilities). */
  readonly label = new TextSlice();
  /** Free text the model produced. */
  readonly outputText = new TextSlice();
  /** How many class probabilities came back, 0 if none. */
  probabilityCount = 0;
  /** Largest minus second largest probability (or score in 0..1); NaN when fewer than two came back. */
  margin = NaN;
  /** Shannon entropy of the returned probabilities, in bits; NaN when none came back. */
  outputEntropyBits = NaN;

  /** True when the record says anything about sampling or output parameters. */
  hasParameters = false;
  /** Caller asked for log-probabilities, class probabilities or scores beyond the label. */
  asksProbabilities = false;
  topLogprobs = NaN;
  asksLogitBias = false;
  /** Number of completions asked for per prompt (`n`, `best_of`, `candidateCount`). */
  completions = NaN;
  temperature = NaN;
  maxTokens = NaN;

  tokensIn = NaN;
  tokensOut = NaN;

  /** Back to "nothing known"; keeps the buffers. */
  reset(): void {
    this.time = NaN;
    this.account.clear();
    this.address.clear();
    this.agent.clear();
    this.model.clear();
    this.endpoint.clear();
    this.requestId.clear();
    this.callName = callNames.none;
    this.key.clear();
    this.tenant.clear();
    this.row = 0;
    this.rows = 1;
    this.status = NaN;
    this.answered = true;
    this.latencyMs = NaN;
    this.tokensIn = NaN;
    this.tokensOut = NaN;
    this.clearBody();
  }

  /** Forgets what the bodies of the call say; tokens stay, which the envelope may have told. */
  clearBody(): void {
    this.clearRow();
    this.system.clear();
    this.isChat = false;
    this.earlierTurns = 0;
    this.toolset = 0;
    this.hasParameters = false;
    this.asksProbabilities = false;
    this.topLogprobs = NaN;
    this.asksLogitBias = false;
    this.completions = NaN;
    this.temperature = NaN;
    this.maxTokens = NaN;
  }

  /** Forgets what belongs to one input and its answer; the parameters of the request stay. */
  clearRow(): void {
    this.inputKind = inputKinds.none;
    this.text.clear();
    this.attachments = 0;
    this.fields.count = 0;
    this.vectorLength = 0;
    this.label.clear();
    this.outputText.clear();
    this.probabilityCount = 0;
    this.margin = NaN;
    this.outputEntropyBits = NaN;
  }
}
