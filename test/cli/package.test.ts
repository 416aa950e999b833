/** The package as `npm pack` makes it: what is in it, that it runs elsewhere, and that its types are usable. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, test } from 'node:test';
import { projectPath, root } from '../project.js';

interface Manifest {
  readonly version: string;
  readonly dependencies: Readonly<Record<string, string>>;
}

const elsewhere = realpathSync(mkdtempSync(join(tmpdir(), 'clonewatch-package-')));
const manifest = JSON.parse(readFileSync(projectPath('package.json'), 'utf8')) as Manifest;
let packed: readonly string[] = [];

/** Runs a program in the folder of somebody who installed the package. */
function run(program: string, ...args: readonly string[]) {
  return spawnSync(program, args, { cwd: elsewhere, encoding: 'utf8' });
}

/**
 * The tarball is unpacked where `npm install` would put it. The registry may be out of reach, so the dependencies are
 * links to the project's: only those package.json declares, so that a forgotten one is missed here.
 */
before(() => {
  const pack = spawnSync('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', elsewhere], {
    cwd: root,
    encoding: 'utf8',
  });
  assert.equal(pack.status, 0, pack.stderr);
  const [tarball] = JSON.parse(pack.stdout) as { filename: string; files: { path: string }[] }[];
  packed = tarball?.files.map(({ path }) => path) ?? [];
  const modules = join(elsewhere, 'node_modules');
  mkdirSync(join(modules, 'clonewatch'), { recursive: true });
  const archive = join(elsewhere, tarball?.filename ?? '');
  const unpack = run('tar', '-xzf', archive, '-C', join(modules, 'clonewatch'), '--strip-components=1');
  assert.equal(unpack.status, 0, unpack.stderr);
  for (const name of Object.keys(manifest.dependencies)) {
    mkdirSync(dirname(join(modules, name)), { recursive: true });
    symlinkSync(projectPath('node_modules', name), join(modules, name), 'dir');
  }
  writeFileSync(
    join(elsewhere, 'package.json'),
    '{ "name": "somebody", "type": "module", "dependencies": { "clonewatch": "*" } }',
  );
  // Puts the program where npx looks for it, as an install would.
  const link = run('npm', 'rebuild', '--offline', '--ignore-scripts', 'clonewatch');
  assert.equal(link.status, 0, link.stderr);
});

after(() => {
  rmSync(elsewhere, { recursive: true });
});

test('the package holds the program, its types, the schema, the demo and the papers, nothing else', () => {
  const kinds = [
    /^(package\.json|README\.md|LICENSE|CHANGELOG\.md|bin\/clonewatch\.js|docs\/(findings|config)\.schema\.json)$/,
    /^dist\/src\/.*\.(js|d\.ts)$/,
    /^fixtures\/demo\//,
  ];
  assert.deepEqual(
    packed.filter((path) => !kinds.some((kind) => kind.test(path))),
    [],
  );
  for (const path of [
    'LICENSE',
    'bin/clonewatch.js',
    'dist/src/index.d.ts',
    'dist/src/main.js',
    'docs/findings.schema.json',
  ]) {
    assert.ok(packed.includes(path), `${path} is missing`);
  }
});

test('npx runs the installed program', () => {
  const { stdout, stderr, status } = run('npx', '--no-install', 'clonewatch', '--help');
  assert.equal(status, 0, stderr);
  assert.match(stdout, /scan/);
  assert.equal(run('npx', '--no-install', 'clonewatch', '--version').stdout, `${manifest.version}\n`);
});

test('the installed program scans the demo that came with it', () => {
  const demo = join('node_modules', 'clonewatch', 'fixtures', 'demo');
  const { stdout, stderr, status } = run(
    'npx',
    '--no-install',
    'clonewatch',
    'scan',
    demo,
    '--format',
    'ndjson',
    '--top',
    '3',
  );
  assert.equal(status, 0, stderr);
  const first = JSON.parse(stdout.slice(0, stdout.indexOf('\n'))) as { type: string; rank: number };
  assert.deepEqual([first.type, first.rank], ['account', 1]);
});

test('another program can import the main job and its types', () => {
  writeFileSync(
    join(elsewhere, 'consumer.ts'),
    `import { analyse } from 'clonewatch';
import type { AccountFinding, Findings } from 'clonewatch';

export async function worst(path: string): Promise<AccountFinding | undefined> {
  const options = { read: { map: {}, since: NaN, until: NaN }, stdin: process.stdin, now: new Date(0) };
  const findings: Findings = (await analyse([path], options)).findings;
  const wrong: number = findings.schemaVersion;
  return wrong > 0 ? undefined : findings.accounts.at(0);
}
`,
  );
  const flags = [
    '--noEmit',
    '--strict',
    '--skipLibCheck',
    '--target',
    'es2023',
    '--module',
    'nodenext',
    '--types',
    'node',
  ];
  const typeRoots = ['--typeRoots', projectPath('node_modules', '@types')];
  const tsc = projectPath('node_modules', 'typescript', 'bin', 'tsc');
  const { stdout } = run(process.execPath, tsc, ...flags, ...typeRoots, 'consumer.ts');
  // The one planted mistake and no other: were the types missing, everything would be "any" or unresolved.
  assert.match(stdout, /^consumer\.ts\(7,9\): error TS2322: Type 'string' is not assignable to type 'number'\.\s*$/);
});

test('the published schema is found by its public name', () => {
  const { stdout, stderr } = run(process.execPath, '-p', `require('clonewatch/findings.schema.json').type`);
  assert.equal(stdout, 'object\n', stderr);
});

test('the schema of the configuration too', () => {
  const { stdout, stderr } = run(process.execPath, '-p', `require('clonewatch/config.schema.json').title`);
  assert.equal(stdout, 'clonewatch configuration\n', stderr);
});
