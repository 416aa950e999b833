/** A run that kills itself at one operation of the disk, before it, in the middle of it or behind it; started by kills.test.ts. */
import { type Disk, realDisk } from '../../src/state/disk.js';
import { runNight } from './made-state.js';

const [, , folder = '', night = '', operation = '', where = ''] = process.argv;

let count = 0;

function die(): void {
  process.kill(process.pid, 'SIGKILL');
}

const writing = new Set<keyof Disk>([
  'makeFolder',
  'create',
  'append',
  'sync',
  'close',
  'rename',
  'link',
  'remove',
  'syncFolder',
]);

const deadly = new Proxy(realDisk, {
  get(target, name: keyof Disk) {
    const act = target[name] as (...parts: unknown[]) => unknown;
    if (!writing.has(name)) return act;
    return (...parts: unknown[]): unknown => {
      count += 1;
      if (String(count) !== operation) return act(...parts);
      if (where === 'before') die();
      if (where === 'amid' && name === 'append' && parts[1] instanceof Uint8Array) {
        act(parts[0], parts[1].subarray(0, parts[1].length >> 1));
        die();
      }
      const result = act(...parts);
      die();
      return result;
    };
  },
});

runNight(folder, Number(night), { disk: deadly });
process.stdout.write(`${String(count)}\n`);
