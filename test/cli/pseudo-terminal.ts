/** Runs the built program at a real pseudo-terminal of 80x24, which Python's standard library can open and Node's cannot. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { program } from './spawned.js';

/** What the screen must show before the keys are sent; then the keys, or a signal. */
export interface Step {
  readonly until: string;
  readonly keys?: string;
  readonly signal?: 'SIGTERM' | 'SIGKILL';
}

export interface Session {
  readonly code: number;
  readonly output: string;
  /** Whether the terminal echoes and edits lines as before. */
  readonly restored: boolean;
  /** Text that did not come within 15 s, if any. */
  readonly missing: string | null;
}

/** Waits for text, never for time; only what does not come at all ends after 15 s. */
const driver = `
import fcntl, json, os, pty, select, signal, struct, subprocess, sys, termios
task = json.load(sys.stdin)
master, slave = pty.openpty()
fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack('HHHH', 24, 80, 0, 0))
before = termios.tcgetattr(slave)
child = subprocess.Popen(task['argv'], stdin=slave, stdout=slave, stderr=slave, env=task['env'], cwd=task['cwd'])
output, seen, missing = b'', 0, None
def more(seconds):
    global output
    ready, _, _ = select.select([master], [], [], seconds)
    if ready: output += os.read(master, 65536)
    return bool(ready)
for step in task['steps']:
    until = step['until'].encode()
    while until not in output[seen:]:
        if not more(0.2 if child.poll() is not None else 15):
            missing = step['until']
            break
    if missing is not None: break
    seen = output.index(until, seen) + len(until)
    if 'keys' in step: os.write(master, step['keys'].encode())
    if 'signal' in step: child.send_signal(getattr(signal, step['signal']))
if missing is not None: child.kill()
while child.poll() is None: more(0.02)
while more(0): pass
after = termios.tcgetattr(slave)
json.dump({'code': child.returncode, 'output': output.decode('utf8', 'replace'), 'missing': missing,
  'restored': before[:4] == after[:4]}, sys.stdout)
`;

export function atTerminal(args: readonly string[], steps: readonly Step[], cwd: string): Session {
  const { PATH = '', HOME = '' } = process.env;
  const env = { PATH, HOME, TERM: 'xterm', LANG: 'C.UTF-8', USER: 'jo', SOURCE_DATE_EPOCH: '1795608000' };
  const input = JSON.stringify({ argv: [process.execPath, program, ...args], steps, env, cwd });
  const { stdout, stderr, error } = spawnSync('python3', ['-c', driver], { encoding: 'utf8', input });
  assert.equal(error, undefined, `this test needs python3 to open a pseudo-terminal: ${String(error)}`);
  assert.equal(stderr, '');
  return JSON.parse(stdout) as Session;
}
