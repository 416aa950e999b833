/** One input from its first byte to its last record: decompression, container, records. */
import { exitCodes, UserError } from '../errors.js';
import { compressionOf, MAGIC_BYTES } from './decoder.js';
import type { Compression, Decoder } from './decoder.js';
import { DamagedInput } from './damaged-input.js';
import type { FoundInput } from './find-inputs.js';
import type { BlockReader } from './formats/format.js';
import { JsonLines } from './formats/jsonl.js';
import { otherReader } from './other-reader.js';
import { containerOf, hasOnlyUtf8, HEAD_BYTES } from './formats/sniff.js';
import type { Container } from './formats/sniff.js';
import { decoderFor } from './open-decoder.js';
import { codeOf, RandomAccess, readBlocks, readStream, Spool } from './open.js';
import type { RecordIntake } from './record-intake.js';
import { Utf16Decoder } from './utf16.js';

export interface InputEnd {
  container: Container | 'none';
  compression: Compression;
  /** As stored. */
  bytes: number;
  /** Why the input could not be read to its end. */
  damage: string | undefined;
  /** Text, and some of it is no UTF-8. */
  isMisspelt: boolean;
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

/** Logs shrink to a tenth, the dullest to a hundredth; gzip can reach a thousandth, and only for nothing but repetition. */
const BOMB_RATIO = 400;
/** Below this an expansion does no harm, whatever its ratio. */
const BOMB_FROM_BYTES = 64 * 1024 * 1024;

function bomb(bytes: number): DamagedInput {
  return new DamagedInput(
    `expands to more than ${BOMB_RATIO} times its size, as decompression bombs do: reading stopped at ${bytes >> 20} MiB ` +
      '(if it is sound, unpack it and name the plain file)',
  );
}

class InputReading {
  private readonly input: FoundInput;
  private readonly intake: RecordIntake;
  private readonly hooks: ReadHooks;
  private readonly end: InputEnd = {
    container: 'none',
    compression: 'none',
    bytes: 0,
    damage: undefined,
    isMisspelt: false,
  };
  private first: Buffer = Buffer.alloc(0);
  private decoder: Decoder | undefined;
  /** Behind the decompression. */
  private text: Utf16Decoder | undefined;
  /** Decoded bytes, until there are enough to tell the container. */
  private head: Buffer[] = [];
  private headBytes = 0;
  private reader: BlockReader | undefined;
  private spool: Spool | undefined;
  private decodedBytes = 0;
  private inPlace = false;
  private damageHint: string | undefined;

  constructor(input: FoundInput, intake: RecordIntake, hooks: ReadHooks) {
    this.input = input;
    this.intake = intake;
    this.hooks = hooks;
  }

  async run(): Promise<InputEnd> {
    await this.readThrough();
    if (this.headBytes === 0) throw this.nothingIn(this.end);
    if (this.spool !== undefined) await this.readAnywhere(await this.spool.finish());
    else if (this.inPlace) await this.readAnywhere(await RandomAccess.open(this.input.path));
    else await this.endReader();
    this.intake.finish();
    return this.end;
  }

  private nothingIn({ bytes, compression, damage }: InputEnd): UserError {
    const damaged = this.damageHint ?? 'the file looks damaged; export or copy it again';
    if (damage !== undefined) return this.unreadable(damage, damaged);
    const only =
      compression === 'none' ? 'nothing but a byte order mark' : `nothing once decompressed (${compression})`;
    return this.unreadable(
      `the input is empty: ${bytes === 0 ? '0 bytes' : only}`,
      'check that the export has finished',
    );
  }

  /** Front to back, until the end, until no more is wanted, or until it is clear that this container is not read so. */
  private async readThrough(): Promise<void> {
    const take = (block: Buffer): Promise<boolean> => this.takeStored(block);
    try {
      if (this.input.path === '-') await readStream(this.hooks.stdin, take);
      else await readBlocks(this.input.path, take, this.input);
      if (!this.intake.full && !this.inPlace) await this.endOfInput();
    } catch (error) {
      this.noteDamage(error);
      if (!this.isChosen && this.headBytes > 0) await this.chooseReader();
    }
  }

  private async endReader(): Promise<void> {
    try {
      await this.reader?.end(this.end.damage !== undefined);
    } catch (error) {
      this.noteDamage(error);
    }
  }

  private noteDamage(error: unknown): void {
    if (!(error instanceof DamagedInput)) throw error;
    this.damageHint ??= error.hint;
    const { compression, bytes } = this.end;
    this.end.damage =
      compression === 'none' ? error.message : `${error.message}, after ${bytes} bytes of ${compression}`;
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
    this.text = new Utf16Decoder((block) => this.takeDecoded(block));
    this.decoder = await decoderFor(this.end.compression, (block) => this.text?.write(block));
    await this.decoder.write(this.first);
    this.first = Buffer.alloc(0);
  }

  private get isChosen(): boolean {
    return this.reader !== undefined || this.spool !== undefined || this.inPlace;
  }

  private async endOfInput(): Promise<void> {
    if (this.decoder === undefined && this.first.length > 0) await this.startDecoding();
    await this.decoder?.end();
    await this.text?.end();
    if (!this.isChosen && this.headBytes > 0) await this.chooseReader();
  }

  private async takeDecoded(block: Buffer): Promise<void> {
    if (this.inPlace || this.intake.full) return;
    this.decodedBytes += block.length;
    if (this.decodedBytes > BOMB_FROM_BYTES && this.decodedBytes > BOMB_RATIO * this.end.bytes)
      throw bomb(this.decodedBytes);
    if (this.spool !== undefined) await this.spool.write(block);
    else if (this.reader !== undefined) await this.reader.push(block);
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
    const sniffed = containerOf(head, this.input.path, this.intake.wanted.columnNames !== undefined);
    if ('problem' in sniffed) throw this.unreadable(sniffed.problem, sniffed.hint);
    this.end.container = sniffed.container;
    this.end.isMisspelt = !/^(?:parquet|arrow)/.test(sniffed.container) && !hasOnlyUtf8(head);
    this.reader = await this.frontReader(sniffed.container, head);
    if (this.reader !== undefined) {
      await this.reader.push(head);
    } else if (this.end.compression === 'none' && Number.isFinite(this.input.bytes)) this.inPlace = true;
    else {
      this.spool = await Spool.create();
      await this.spool.write(head);
    }
  }

  /** A reader from front to back; undefined for containers that are read at any place. */
  private async frontReader(container: Container, head: Buffer): Promise<BlockReader | undefined> {
    const { intake } = this;
    if (container === 'json') intake.unit = 'record';
    if (container === 'csv') intake.unit = 'row';
    return container === 'jsonl' ? new JsonLines(intake) : otherReader(container, intake, head);
  }

  private async readAnywhere(file: RandomAccess): Promise<void> {
    this.intake.unit = 'row';
    try {
      const damage = await readColumns(this.end.container, file, this.intake, this.name);
      this.end.damage ??= damage;
    } finally {
      await file.close();
    }
    if (this.inPlace) {
      this.hooks.onBytes(file.bytes - this.end.bytes);
      this.end.bytes = file.bytes;
    }
  }

  private get name(): string {
    return this.input.path === '-' ? 'standard input' : this.input.path;
  }

  private unreadable(problem: string, hint: string): UserError {
    return new UserError(`${this.name}: ${problem}`, hint, exitCodes.noInput);
  }
}

async function readColumns(
  container: string,
  file: RandomAccess,
  intake: RecordIntake,
  name: string,
): Promise<string | undefined> {
  if (container === 'parquet') return (await import('./formats/parquet.js')).readParquet(file, intake, name);
  return (await import('./formats/arrow.js')).readArrow(file, intake, name);
}
