/** A folder of its own for a test file, gone when the tests are over. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';

export interface TemporaryFolder {
  readonly path: string;
  in(name: string): string;
  /** Writes a file and gives its path. */
  write(name: string, content: string | Uint8Array): string;
}

export function temporaryFolder(): TemporaryFolder {
  const path = mkdtempSync(join(tmpdir(), 'clonewatch-test-'));
  after(() => {
    rmSync(path, { recursive: true, force: true });
  });
  return {
    path,
    in: (name) => join(path, name),
    write(name, content) {
      writeFileSync(join(path, name), content);
      return join(path, name);
    },
  };
}
