/** Runs the built program in its own process, as a person does. */
import { spawn, type ChildProcess, type SpawnSyncReturns, spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** The built program beside these tests. */
export const program = fileURLToPath(new URL('program.js', import.meta.url));

/** The surroundings of a cron job: no terminal, no colours forced by whoever runs the tests. */
function environment(extra: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  const { PATH, HOME } = process.env;
  return { PATH, HOME, ...extra };
}

export function runProgram(
  args: readonly string[],
  { input = '', env = {} }: { readonly input?: string | Buffer; readonly env?: Readonly<Record<string, string>> } = {},
): SpawnSyncReturns<string> {
  return spawnSync(process.execPath, [program, ...args], { encoding: 'utf8', input, env: environment(env) });
}

export function startProgram(args: readonly string[]): ChildProcess {
  return spawn(process.execPath, [program, ...args], { env: environment({}), stdio: ['pipe', 'pipe', 'pipe'] });
}

/** Runs a line of shell in which `$clonewatch` is the program. */
export function runShell(line: string, cwd: string): SpawnSyncReturns<string> {
  const clonewatch = `'${process.execPath}' '${program}'`;
  return spawnSync('bash', ['-c', `set -o pipefail; ${line.replaceAll('$clonewatch', clonewatch)}`], {
    encoding: 'utf8',
    cwd,
    env: environment({}),
  });
}
