/** `npm start` and `npm test` on a small copy of the project: what is built when, and what reaches stdout. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { projectPath } from '../project.js';

const copy = mkdtempSync(join(tmpdir(), 'clonewatch-start-'));

/** The program of the copy: prints its arguments and its folder, ends with code 4. */
const program = `import { answer } from '../dist/src/answer.js';
console.log(JSON.stringify([answer, ...process.argv.slice(2)]), process.cwd());
process.exitCode = 4;
`;

before(async () => {
  for (const path of ['package.json', 'package-lock.json', 'tsconfig.json', 'bin']) {
    cpSync(projectPath(path), join(copy, path), { recursive: true });
  }
  for (const folder of ['src', 'test', 'node_modules']) mkdirSync(join(copy, folder));
  for (const name of ['typescript', '@types', 'undici-types']) {
    symlinkSync(projectPath('node_modules', name), join(copy, 'node_modules', name), 'dir');
  }
  writeFileSync(join(copy, 'bin', 'clonewatch.js'), program);
  writeSource('one');
  // As if `npm ci` had just run: tests have no package registry.
  const fresh = (await import(join(copy, 'bin', 'fresh.js'))) as { markInstalled(): void };
  fresh.markInstalled();
});

after(() => {
  rmSync(copy, { recursive: true });
});

function writeSource(answer: string): void {
  writeFileSync(join(copy, 'src', 'answer.ts'), `export const answer: string = '${answer}';\n`);
}

function run(script: string, args: readonly string[] = [], environment: NodeJS.ProcessEnv = {}) {
  const env = { ...process.env, NODE_TEST_CONTEXT: undefined, npm_lifecycle_event: '', ...environment };
  return spawnSync(process.execPath, [join('bin', script), ...args], { cwd: copy, encoding: 'utf8', env });
}

function builtAt(): number {
  return statSync(join(copy, 'dist', 'src', 'answer.js')).mtimeMs;
}

test('the first start builds, and stdout holds only what the program wrote', () => {
  const { stdout, stderr, status } = run('start.js');
  assert.equal(stdout, `["one","scan","${join('fixtures', 'demo')}"] ${copy}\n`);
  assert.equal(stderr, 'clonewatch: building (tsc)\n');
  assert.equal(status, 4);
});

test('a second start builds nothing and hands its arguments on', () => {
  const before = builtAt();
  const { stdout, stderr } = run('start.js', ['scan', 'a b.jsonl', '--format', 'json']);
  assert.equal(stdout, `["one","scan","a b.jsonl","--format","json"] ${copy}\n`);
  assert.equal(stderr, '');
  assert.equal(builtAt(), before);
});

test('under npm, paths are meant from where the person stands', () => {
  const { stdout } = run('start.js', [], { npm_lifecycle_event: 'start', INIT_CWD: join(copy, 'src') });
  assert.equal(stdout, `["one","scan","${join('..', 'fixtures', 'demo')}"] ${join(copy, 'src')}\n`);
});

test('a changed source is built into a clean folder', () => {
  writeFileSync(join(copy, 'dist', 'left-over.js'), '');
  writeSource('two');
  const { stdout, stderr } = run('start.js', ['x']);
  assert.equal(stdout, `["two","x"] ${copy}\n`);
  assert.match(stderr, /building/);
  assert.throws(() => statSync(join(copy, 'dist', 'left-over.js')), /ENOENT/);
});

test('a source that does not compile stops everything, with the place and a hint, until it is mended', () => {
  writeFileSync(join(copy, 'src', 'wrong.ts'), 'export const wrong: number = "word";\n');
  for (const args of [['first'], ['again']]) {
    const { stdout, stderr, status } = run('start.js', args);
    assert.equal(stdout, '');
    assert.match(stderr, /src\/wrong\.ts\(1,14\): error TS2322.*tsc failed\nhint: mend/s);
    assert.notEqual(status, 0);
  }
  rmSync(join(copy, 'src', 'wrong.ts'));
  assert.equal(run('start.js').status, 4);
});

test('every test file runs, a word picks some, and a failing one fails the run', () => {
  const testFile = (claim: string) => `import { test } from 'node:test';\ntest('x', () => { ${claim} });\n`;
  writeFileSync(join(copy, 'test', 'good.test.ts'), testFile(''));
  writeFileSync(join(copy, 'test', 'bad.test.ts'), testFile('throw new Error()'));
  writeFileSync(join(copy, 'test', 'no-test.ts'), testFile('throw new Error()'));
  writeFileSync(join(copy, 'test', 'property-seed.ts'), 'export {};\n');
  const all = run('test.js');
  // What is loaded before the tests is no test.
  assert.match(all.stdout, /tests 2\n.*pass 1\n.*fail 1\n/s);
  assert.notEqual(all.status, 0);
  const some = run('test.js', ['good']);
  assert.match(some.stdout, /tests 1\n.*pass 1\n.*fail 0\n/s);
  assert.equal(some.status, 0);
  const none = run('test.js', ['nonsense']);
  assert.match(none.stderr, /no test file has nonsense in its path/);
  assert.equal(none.status, 1);
});

test('without the compiler, `prepare` says so and succeeds, a wanted build fails', () => {
  rmSync(join(copy, 'node_modules', 'typescript'));
  const prepared = run('build.js', [], { npm_lifecycle_event: 'prepare', npm_command: 'ci' });
  assert.match(prepared.stderr, /not built, because the compiler is not installed/);
  assert.equal(prepared.status, 0);
  assert.equal(run('build.js').status, 1);
});
