/** One input from its first byte to its last record: decompression, container, records. */
import { exitCodes, UserError } from '../errors.js';
import { compressionOf, DamagedInput, decoderFor, MAGIC_BYTES } from './compression.js';
import type { Compression, Decoder } from './compression.js';
import type { FoundInput } from './find-inputs.js';
import type { BlockReader } from './formats/format.js';
import { JsonLines } from './formats/jsonl.js';
import { containerOf, HEAD_BYTES } from './formats/sniff.js';
import type { Container } from './formats/sniff.js';
import { codeOf, readBlocks, readStream, Spool } from './open.js';
import type { RecordIntake } from './record-intake.js';

export interface InputEnd {
  container: Container | 'none';
  compression: Compression;
  /** Bytes as stored. */
  bytes: number;
  /** Why the input could not be read to its end. */
  damage: string | undefined;
}

export interface ReadHooks {
  readonly stdin: NodeJS.ReadableStream;
  onBytes(bytes: number): void;
}

/**
 * @throws UserError when nothing of the input can be read
 */
export async function readInput(input: FoundInput, intake: RecordIntake, hooks: ReadHooks): Promise<InputEnd> {
  const reading = new InputReading(input, intake, hooks);
  try {
    return await reading.run();
  } catch (error) {
    const code = codeOf(error);
    if (code === 'EACCES' || code === 'EPERM') {
      throw new UserError(`no permission to read ${input.path}`, 'check its access rights', exitCodes.noInput);
    }
    throw error;
  } finally {
    await reading.close();
  }
}

class InputReading {
  private readonly input: FoundInput;
  private readonly intake: RecordIntake;
  private readonly hooks: ReadHooks;
  private readonly end: InputEnd = { container: 'none', compression: 'none', bytes: 0, damage: undefined };
  private first: Buffer = Buffer.alloc(0);
  private decoder: Decoder | undefined;
  /** Decoded bytes, until there are enough to tell the container. */
  private head: Buffer[] = [];
  private headBytes = 0;
  private reader: BlockReader | undefined;
  private spool: Spool | undefined;
  private inPlace = false;

  constructor(input: FoundInput, intake: RecordIntake, hooks: ReadHooks) {
    this.input = input;
    this.intake = intake;
    this.hooks = hooks;
  }

  async run(): Promise<InputEnd> {
    const take = (block: Buffer): Promise<boolean> => this.takeStored(block);
    try {
      if (this.input.path === '-') await readStream(this.hooks.stdin, take);
      else await readBlocks(this.input.path, take);
      if (!this.intake.full && !this.inPlace) await this.endOfInput();
    } catch (error) {
      if (!(error instanceof DamagedInput)) throw error;
      this.end.damage = `${this.end.compression} data broken after ${this.end.bytes} bytes: ${error.message}`;
      if (this.reader === undefined && this.headBytes > 0) await this.chooseReader();
    }
    if (this.end.bytes === 0)
      throw this.unreadable('the input is empty: 0 bytes', 'check that the export has finished');
    if (this.end.damage !== undefined && this.headBytes === 0) {
      throw this.unreadable(this.end.damage, 'the file looks damaged; export or copy it again');
    }
    await this.readAnywhere();
    this.reader?.end();
    this.intake.finish();
    return this.end;
  }

  async close(): Promise<void> {
    this.decoder?.close();
    await this.spool?.remove();
  }

  /** Bytes as they are stored; false when no more are wanted. */
  private async takeStored(block: Buffer): Promise<boolean> {
    this.end.bytes += block.length;
    this.hooks.onBytes(block.length);
    if (this.decoder !== undefined) await this.decoder.write(block);
    else {
      this.first = Buffer.concat([this.first, block]);
      if (this.first.length >= MAGIC_BYTES) await this.startDecoding();
    }
    return !this.intake.full && !this.inPlace;
  }

  private async startDecoding(): Promise<void> {
    this.end.compression = compressionOf(this.first);
    this.decoder = decoderFor(this.end.compression, (block) => this.takeDecoded(block));
    await this.decoder.write(this.first);
    this.first = Buffer.alloc(0);
  }

  private async endOfInput(): Promise<void> {
    if (this.decoder === undefined && this.first.length > 0) await this.startDecoding();
    await this.decoder?.end();
    if (this.reader === undefined && this.spool === undefined && this.headBytes > 0) await this.chooseReader();
  }

  private async takeDecoded(block: Buffer): Promise<void> {
    if (this.inPlace || this.intake.full) return;
    if (this.spool !== undefined) await this.spool.write(block);
    else if (this.reader !== undefined) this.reader.push(block);
    else {
      // Blocks are used again by those who fill them.
      this.head.push(Buffer.from(block));
      this.headBytes += block.length;
      if (this.headBytes >= HEAD_BYTES) await this.chooseReader();
    }
  }

  private async chooseReader(): Promise<void> {
    const head = Buffer.concat(this.head);
    this.head = [];
    const sniffed = containerOf(head, this.input.path);
    if ('problem' in sniffed) throw this.unreadable(sniffed.problem, sniffed.hint);
    this.end.container = sniffed.container;
    if (sniffed.container === 'jsonl') {
      this.reader = new JsonLines(this.intake);
      this.reader.push(head);
    }
  }

  private async readAnywhere(): Promise<void> {
    // Filled in with the formats that need it.
  }

  private unreadable(problem: string, hint: string): UserError {
    const name = this.input.path === '-' ? 'standard input' : this.input.path;
    return new UserError(`${name}: ${problem}`, hint, exitCodes.noInput);
  }
}
