/** An input that breaks off or makes no sense from some place on; what came before was handed on. */
export class DamagedInput extends Error {
  /** What to do, where that is more than to copy the file again. */
  readonly hint: string | undefined;

  constructor(message: string, hint?: string) {
    super(message);
    this.hint = hint;
  }
}
