import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Worker } from 'node:worker_threads';
import { Meeting, meetingMemory } from '../../src/fold/meeting.js';

test('a thread alone hears its own number', () => {
  const alone = new Meeting(meetingMemory(), 1);
  assert.deepEqual([alone.total(32), alone.total(1 << 30), alone.total(0)], [32, 2 ** 30, 0]);
});

test('nobody waits for a thread that has left, and what it told last still counts', () => {
  const memory = meetingMemory();
  const [first, second, third] = [new Meeting(memory, 3), new Meeting(memory, 3), new Meeting(memory, 3)];
  first.leave(160);
  second.leave(16);
  assert.equal(third.total(48), 224);
  assert.equal(third.total(64), 240);
});

test('threads that meet a thousand times hear the same sums', async () => {
  const memory = meetingMemory();
  const code = `
    import { parentPort, workerData } from 'node:worker_threads';
    const { Meeting } = await import(workerData.module);
    const meeting = new Meeting(workerData.memory, 3);
    const sums = [];
    for (let round = 0; round < 1000; round += 1) sums.push(meeting.total(16 * (round % 7) * (workerData.thread + 1)));
    parentPort.postMessage(sums);
  `;
  const module = new URL('../../src/fold/meeting.js', import.meta.url).href;
  const script = new URL(`data:text/javascript,${encodeURIComponent(code)}`);
  const heard = await Promise.all(
    [0, 1, 2].map((thread) => {
      const worker = new Worker(script, { workerData: { memory, thread, module } });
      return new Promise<number[]>((resolve, reject) => worker.on('message', resolve).on('error', reject));
    }),
  );
  const expected = Array.from({ length: 1000 }, (_, round) => 16 * (round % 7) * 6);
  for (const sums of heard) assert.deepEqual(sums, expected);
});
