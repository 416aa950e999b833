/** What `detect` can be asked. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { temporaryFolder } from '../temporary.js';
import { run } from './fake-io.js';

const folder = temporaryFolder();

test('detect refuses what only matters to who reads a log to its end', async () => {
  const log = folder.write('log.jsonl', '{"ts":"2026-11-01T00:00:00Z","account":"a","input":"hello"}\n');
  for (const option of [['--rejected', 'lost.ndjson'], ['--memory', '1G'], ['--workers', '2'], ['--strict']]) {
    const { code, err } = await run(['detect', log, ...option]);
    assert.equal(code, 2);
    assert.match(err, /unknown option/);
  }
  assert.equal((await run(['detect', log, '--by', 'account', '--since', '2026-10-01'])).code, 0);
});

test('the options that detect prints to be edited say what was understood when they are pasted as they are', async () => {
  const own = { ts: '2026-11-01T00:00:00Z', who: { tenant: 'a b', key: 'k' }, account: 'a', status: 200, took_s: 0.25 };
  const chat = { messages: [{ role: 'user', content: 'hi' }], model: 'm' };
  const answer = { choices: [{ message: { content: 'hello' } }], usage: { prompt_tokens: 3, completion_tokens: 1 } };
  const nested = folder.write('own.jsonl', `${JSON.stringify({ ...own, request: chat, response: answer })}\n`);
  const flat = folder.write('flat.csv', 'ts,user id,input.a,input.b,label\n2026-11-01T00:00:00Z,u,1,2,yes\n');
  for (const log of [nested, flat]) {
    const before = await understood(log, []);
    const options = before.printed.match(/--map (?:'[^']*'|\S)+/g) ?? [];
    assert.ok(options.length > 1, before.printed);
    const pasted = options.flatMap((option) => ['--map', option.slice('--map '.length).replaceAll("'", '')]);
    assert.deepEqual((await understood(log, pasted)).told, before.told);
  }
});

interface Told {
  readonly told: unknown;
  /** The text, on one line. */
  readonly printed: string;
}

async function understood(log: string, options: readonly string[]): Promise<Told> {
  const { out: json, code, err } = await run(['detect', log, '--format', 'json', ...options]);
  assert.equal(code, 0, err);
  const { inputs } = JSON.parse(json) as { inputs: { fields: unknown; dialects: unknown; mapping: unknown }[] };
  const told = inputs.map(({ fields, dialects, mapping }) => [fields, dialects, mapping]);
  return { told, printed: (await run(['detect', log])).out.replace(/\s+/g, ' ') };
}
