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

test('a log without times is told like any other', async () => {
  const log = folder.write('timeless.jsonl', '{"ts":"the fifth of May","account":"a","input":"hello"}\n');
  const { code, out, err } = await run(['detect', log]);
  assert.equal(code, 0, err);
  assert.match(out, /missing +time,/);
});

test('where no column names the account, detect shows the columns, says which to name and ends with 3', async () => {
  const log = folder.write('odd.jsonl', '{"when":"2026-11-01T00:00:00Z","who_called":"a","q":"hello","status":200}\n');
  const { code, out, err } = await run(['detect', log]);
  assert.equal(code, 3);
  assert.match(out, /columns +when, who_called, q, status/);
  assert.match(out, /status +status +-/);
  assert.match(out, /to name +--map account=COLUMN --map time=COLUMN --map input=COLUMN/);
  assert.match(err, /no field names the account/);
  assert.equal((await run(['detect', log, '--map', 'account=who_called'])).code, 0);
});

test('a layout whose account stands elsewhere says where', async () => {
  const call = {
    id: 'o1',
    trace_id: 't1',
    type: 'GENERATION',
    start_time: '2026-01-05 10:00:00.120',
    usage_details: {},
  };
  const log = folder.write('observations.jsonl', `${JSON.stringify(call)}\n`);
  const { code, out } = await run(['detect', log]);
  assert.equal(code, 3);
  assert.match(out, /account is on the trace/);
  assert.match((await run(['scan', log])).err, /hint: account is on the trace/);
});

test('columns named together are the input in the mapping that detect prints, too', async () => {
  const log = folder.write('flat-names.csv', 'ts,user,sepal,petal,prediction\n2026-11-01T00:00:00Z,u,1,2,yes\n');
  const { out } = await run(['detect', log, '--map', 'input=sepal,petal', '--format', 'mapping']);
  assert.match(out, /^ {2}input: "sepal,petal"$/m);
  const file = folder.write('flat-names.yaml', out);
  const { told } = await understood(log, ['--mapping', file]);
  assert.deepEqual(told, (await understood(log, ['--map', 'input=sepal,petal'])).told);
});

test('the mapping that detect prints holds the names that were given, and reads the same without --columns', async () => {
  const log = folder.write('bare.csv', '2026-11-01T00:00:00Z,a,7,hello\n2026-11-01T00:01:00Z,b,8,bye\n');
  const { out, code } = await run(['detect', log, '--columns', 'ts,account,,input', '--format', 'mapping']);
  assert.equal(code, 0);
  assert.match(out, /^names: \["ts", "account", "", "input"\]$/m);
  const mapping = folder.write('mapping.yaml', out);
  const taken = await understood(log, ['--mapping', mapping]);
  assert.deepEqual(taken.told, (await understood(log, ['--columns', 'ts,account,,input'])).told);
  const won = await run(['detect', log, '--mapping', mapping, '--columns', 'ts,account,input,', '--format', 'mapping']);
  assert.match(won.out, /^names: \["ts", "account", "input", ""\]$/m);
});

test('names of columns beside a log that has them are said to be of no use', async () => {
  const log = folder.write('has-names.jsonl', '{"ts":"2026-11-01T00:00:00Z","account":"a","input":"hello"}\n');
  const { out, code } = await run(['detect', log, '--columns', 'ts,account,input', '--format', 'json']);
  assert.equal(code, 0);
  const { inputs } = JSON.parse(out) as { inputs: { notes: string[] }[] };
  assert.match(inputs[0]?.notes.join() ?? '', /--columns names the columns of CSV without names, and this is none/);
});
