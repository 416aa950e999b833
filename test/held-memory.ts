/** What a test may ask about memory: what is still held, not what the collector has not looked at yet. */
import v8 from 'node:v8';
import vm from 'node:vm';

v8.setFlagsFromString('--expose-gc');
const collect = vm.runInNewContext('gc') as () => void;

/** Bytes of buffers that are still reachable. Collected twice: buffers of the first collection may be freed behind it. */
export function heldBuffers(): number {
  collect();
  collect();
  return process.memoryUsage().arrayBuffers;
}
