/** A shell in a folder of its own where `clonewatch` is the built program and the demo log lies at `fixtures/demo`, as in a clone, and programs may import it. */
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import type { Run } from './transcripts.js';

/** The morning after the last day of the demo log: 2026-03-09 03:15 UTC. */
const MORNING_AFTER = '1773026100';

export interface Session {
  /** Paths in what was printed begin at `~`, wherever the folder lies. */
  readonly run: Run;
  /** Where a file of the session lies. */
  path(name: string): string;
  close(): void;
}

/** @param root the project's folder, absolute */
export function openSession(root: string): Session {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'clonewatch-docs-')));
  const [work, tools] = [join(folder, 'clonewatch'), join(folder, 'bin')];
  for (const made of [work, tools]) mkdirSync(made);
  symlinkSync(join(root, 'fixtures'), join(work, 'fixtures'));
  mkdirSync(join(work, 'node_modules'));
  symlinkSync(root, join(work, 'node_modules', 'clonewatch'));
  const program = join(tools, 'clonewatch');
  writeFileSync(program, `#!/bin/sh\nexec "${process.execPath}" "${join(root, 'bin', 'clonewatch.js')}" "$@"\n`);
  chmodSync(program, 0o755);
  const environment = {
    PATH: [tools, process.env['PATH'] ?? ''].join(delimiter),
    HOME: folder,
    LC_ALL: 'C.UTF-8',
    SOURCE_DATE_EPOCH: MORNING_AFTER,
  };
  return {
    run: (command) => {
      const { stdout, error } = spawnSync('sh', ['-c', `exec 2>&1\n${command}`], {
        cwd: work,
        env: environment,
        encoding: 'utf8',
        maxBuffer: 2 ** 28,
      });
      if (error !== undefined) throw error;
      return stdout.replaceAll(folder, '~');
    },
    path: (name) => join(work, name),
    close: () => {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
