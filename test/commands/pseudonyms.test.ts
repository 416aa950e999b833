/** `--pseudonyms` from log to report: a log whose every name is marked, and not one mark in whatever comes out of any command. */
import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import { describe, test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { documentFormats } from '../../src/commands/output-options.js';
import type { Findings } from '../../src/findings/findings.js';
import { reporters } from '../../src/report/index.js';
import { projectPath } from '../project.js';
import { temporaryFolder } from '../temporary.js';
import { type Ended, run } from './fake-io.js';

const folder = temporaryFolder();
const MARK = 'zqxj';
/** The folder's name is an account's, as where logs are kept by customer. */
mkdirSync(folder.in(MARK));
const key = folder.in('names.key');

interface Message {
  readonly role: string;
  readonly content: string;
}

interface Chat {
  readonly account: string;
  readonly user_agent: string;
  readonly model: string;
  readonly input: readonly Message[];
}

/** The chats of the demo with a mark on every name; in some inputs stands who sent them. */
function markedLog(): string {
  const lines = gunzipSync(readFileSync(projectPath('fixtures', 'demo', 'chat.jsonl.gz')))
    .toString('utf8')
    .trimEnd();
  const marked = lines.split('\n').map((line, i) => {
    const record = JSON.parse(line) as Chat;
    const name = `${MARK}-${record.account}`;
    const says = ({ role, content }: Message): Message => ({ role, content: `${content} (${name})` });
    return JSON.stringify({
      ...record,
      account: name,
      input: i % 5 === 0 ? record.input.map(says) : record.input,
      user_agent: `${MARK}/${record.user_agent}`,
      model: `${MARK}:${record.model}`,
      endpoint: `/v1/tenants/${MARK}/chat`,
      label: `${MARK} label`,
    });
  });
  return `${marked.join('\n')}\n{"account":"${MARK}\n`;
}

const log = folder.write(`${MARK}/chats of ${MARK}.jsonl`, markedLog());
const environment = { SOURCE_DATE_EPOCH: '1772668800' };
const scanned = (...args: readonly string[]): Promise<Ended> => run(['scan', log, ...args], { environment });

const base64 = [0, 1, 2].map((offset) => {
  const text = Buffer.from(`${'-'.repeat(offset)}${MARK}`)
    .toString('base64')
    .replaceAll('=', '');
  return text.slice(Math.ceil((offset * 8) / 6), Math.floor(((offset + MARK.length) * 8) / 6));
});

/** The mark in any case, as base64 at any offset, as hexadecimal, as escapes, backwards. */
function leaks(text: string): string[] {
  const lower = text.toLowerCase();
  const codes = Array.from(MARK).map((letter) => letter.charCodeAt(0).toString(16));
  const forms = [
    MARK,
    codes.join(''),
    codes.map((code) => `\\u00${code}`).join(''),
    codes.map((code) => `%${code}`).join(''),
  ];
  const found = [...forms, Array.from(MARK).reverse().join('')].filter((form) => lower.includes(form));
  return [...found, ...base64.filter((form) => text.includes(form))];
}

const plain = folder.in('plain.json');
const shared = folder.in('shared.json');
const outputs = reporters.map(({ id, extension }) => ({ id, path: folder.in(`${id}.${extension}`) }));
const made = await run(['pseudonyms', 'make', key]);
const first = await scanned('-o', plain, '--show-inputs');
const shownName = 'acct_';

test('the log is full of marks, and so is a report without --pseudonyms', () => {
  assert.equal(first.code, 0, first.err);
  assert.ok(readFileSync(plain, 'utf8').split(MARK).length > 1000);
  assert.ok(
    base64.every((form) => form.length >= 4),
    base64.join(' '),
  );
  assert.ok(leaks(Buffer.from(`x${MARK}`).toString('base64')).length === 1);
});

describe('under --pseudonyms no mark is left', () => {
  test('in what scan prints for people and for log collectors, and in its document', async () => {
    for (const format of ['text', 'json']) {
      const { code, out, err } = await scanned('--pseudonyms', key, '--log-format', format, '-o', shared, '-o', '-');
      assert.equal(code, 0, err);
      assert.match(out, /account-[0-9a-f]{16}/);
      assert.deepEqual([leaks(out), leaks(err), leaks(readFileSync(shared, 'utf8'))], [[], [], []]);
    }
  });

  test('in any format that report writes from the document with the names', async () => {
    for (const { id, path } of outputs) {
      const { code, err } = await run(['report', plain, '--pseudonyms', key, '--format', id, '-o', path]);
      assert.equal(code, 0, err);
      const text = readFileSync(path, 'utf8');
      assert.deepEqual(leaks(text), [], id);
      assert.ok(!text.includes(shownName), id);
    }
    assert.deepEqual(
      outputs.map(({ id }) => id),
      [...documentFormats],
    );
  });

  test('in inputs that are shown in part', async () => {
    for (const share of ['0%', '40%']) {
      const { out } = await run(['report', plain, '--pseudonyms', key, '--redact', share, '--format', 'json']);
      const { accounts } = JSON.parse(out) as Findings;
      const shown = [...accounts].flatMap(({ evidence }) => evidence.map(({ input }) => input));
      assert.ok(shown.some((input) => /[a-wyz]{3}/.test(input)));
      assert.ok(shown.some((input) => /\(xxxx-xxxx_\w+\)/.test(input)) || share !== '0%');
      assert.deepEqual(leaks(out), [], share);
    }
  });

  test('in diff, features and limits', async () => {
    const limit = ['--limit', '9 requests per source per hour', '--limit', '5 rows per network per day'];
    for (const args of [
      ['diff', plain, plain],
      ['diff', plain, plain, '--format', 'json'],
      ['diff', plain, shared, '--format', 'markdown'],
      ['features', '--findings', plain],
      ['features', '--findings', plain, '--format', 'ndjson'],
      ['limits', log, ...limit, '--limit', '9 requests per account per hour', '-q'],
      ['limits', log, ...limit, '--format', 'json', '-q'],
    ]) {
      const { code, out, err } = await run([...args, '--pseudonyms', key], { environment });
      assert.equal(code, 0, err);
      assert.match(out, /(account|address|network)-[0-9a-f]{4}/);
      assert.deepEqual([leaks(out), leaks(err)], [[], []], args.join(' '));
      assert.doesNotMatch(out, /\b10\.\d+\.\d+\.\d+/, 'addresses');
    }
  });
});

test('an alias is the same in every report, and explain finds its account by it', async () => {
  const names = (JSON.parse(readFileSync(plain, 'utf8')) as Findings).accounts;
  const aliases = (JSON.parse(readFileSync(shared, 'utf8')) as Findings).accounts;
  const [top] = names;
  const { out } = await run(['pseudonyms', 'of', key, top?.account ?? '']);
  const [alias = ''] = out.split('  ');
  assert.ok([...aliases].some(({ account }) => account === alias));
  for (const asked of [alias, top?.account ?? '']) {
    const explained = await run(['explain', asked, '--findings', plain, '--pseudonyms', key]);
    assert.equal(explained.code, 0, explained.err);
    assert.ok(explained.out.includes(alias));
    assert.deepEqual(leaks(explained.out), []);
  }
  const back = await run(['pseudonyms', 'find', key, alias, '--findings', plain]);
  assert.equal(back.out, `${alias}  ${top?.account ?? ''}\n`);
  const none = await run(['explain', 'account-0000', '--findings', plain, '--pseudonyms', key]);
  assert.equal(none.code, 2);
  assert.deepEqual(leaks(none.err), [], 'suggestions');
});

test('verdicts about names hold where only aliases are shown', async () => {
  const verdicts = folder.in('verdicts.yaml');
  const [top] = (JSON.parse(readFileSync(plain, 'utf8')) as Findings).accounts;
  const judged = ['--verdicts', verdicts, '--reason', `${MARK} called`, '--author', MARK, '--findings', plain];
  assert.equal((await run(['verdict', 'dismiss', top?.account ?? '', ...judged])).code, 0);
  for (const path of [plain, shared]) {
    const { out, err } = await run(['report', path, '--verdicts', verdicts, '--pseudonyms', key, '--format', 'json']);
    const { accounts } = JSON.parse(out) as Findings;
    assert.deepEqual(
      [...accounts].filter(({ verdict }) => verdict?.suppressed === true).map(({ rank }) => rank),
      [top?.rank],
      err,
    );
    assert.deepEqual(leaks(out), []);
  }
});

test('a new key is its owner’s alone, is never written over, and others being able to read one is said', async () => {
  assert.deepEqual([made.code, made.err], [0, '']);
  assert.equal(statSync(key).mode & 0o777, 0o600);
  const again = await run(['pseudonyms', 'make', key]);
  assert.equal(again.code, 2);
  assert.match(again.err, /is there already/);
  chmodSync(key, 0o644);
  const { err } = await run(['report', plain, '--pseudonyms', key]);
  assert.match(err, /can be read by others than its owner: chmod 600/);
  chmodSync(key, 0o600);
});

test('keys that are none, aliases nobody has and shares of nothing are usage errors that say what to do', async () => {
  const short = folder.write('short.key', 'short\n');
  for (const [args, message] of [
    [['report', plain, '--pseudonyms', folder.in('no.key')], /cannot read the key .*\n.*pseudonyms make/],
    [['report', plain, '--pseudonyms', short], /has 5 bytes, fewer than 16/],
    [['report', plain, '--pseudonyms', folder.path], /cannot read the key/],
    [['report', plain, '--redact', '120%'], /--redact "120%" is not from 0% to 100%/],
    [['report', plain, '--redact', 'half'], /--redact "half"/],
    [['report', plain, '--redact', '50%', '--show-inputs'], /leave one of them out/],
    [
      ['pseudonyms', 'find', key, 'account-00', '--findings', plain],
      /no name in the document has the alias account-00/,
    ],
    [['pseudonyms', 'find', key, 'account-00'], /name a document/],
    [['pseudonyms', 'of', key], /needs names/],
    [['pseudonyms', 'of', key, 'a', '--kind', 'acount'], /did you mean account\?/],
    [['pseudonyms', 'lose', key], /unknown action/],
  ] as const) {
    const { code, err, out } = await run([...args]);
    assert.deepEqual([code, out], [2, ''], args.join(' '));
    assert.match(err, message);
  }
});
