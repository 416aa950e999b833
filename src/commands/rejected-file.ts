/** The file of rejected records (`--rejected`): one JSON line each with place and reason; whole or not there at all. */
import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { RejectedRecord } from '../read/read.js';
import { jsonLine } from '../report/json-lines.js';
import { checkWritable } from './write.js';

/** Text is written in pieces of about this many characters. */
const PIECE = 1 << 16;

export class RejectedFile {
  private readonly path: string;
  private readonly part: string;
  private readonly file: number;
  private text = '';
  private isOpen = true;
  private readonly discardAtExit = (): void => {
    this.discard();
  };

  /** @throws UserError when no file can be written there */
  constructor(path: string) {
    checkWritable(path);
    this.path = path;
    this.part = join(dirname(path), `.${basename(path)}.${process.pid}.tmp`);
    this.file = openSync(this.part, 'w', 0o600);
    // Also when the run is interrupted.
    process.once('exit', this.discardAtExit);
  }

  add(rejected: RejectedRecord): void {
    this.text += `${jsonLine(rejected)}\n`;
    if (this.text.length > PIECE) this.write();
  }

  /** The file takes its name. */
  finish(): void {
    this.write();
    fsyncSync(this.file);
    this.close();
    renameSync(this.part, this.path);
  }

  /** Nothing is left of it, unless it is finished. */
  discard(): void {
    if (!this.isOpen) return;
    this.close();
    rmSync(this.part, { force: true });
  }

  private close(): void {
    this.isOpen = false;
    closeSync(this.file);
    process.removeListener('exit', this.discardAtExit);
  }

  private write(): void {
    const bytes = Buffer.from(this.text);
    for (let at = 0; at < bytes.length;) at += writeSync(this.file, bytes, at);
    this.text = '';
  }
}
