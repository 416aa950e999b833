/** Brings the working copy up to date: installs when the lockfile changed, builds when a source changed, else does nothing. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

const installStamp = join(root, 'node_modules', '.clonewatch-lock');
const dist = join(root, 'dist');
const buildStamp = join(dist, '.stamp');
const compiler = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
const sourceFolders = ['src', 'test', 'bench'];

/** Runs `npm ci` unless node_modules was made from this very package-lock.json. */
export function installIfNeeded() {
  if (readStamp(installStamp) === lockHash()) return;
  say('installing packages (npm ci)');
  // Dev packages are wanted even under NODE_ENV=production: the compiler is one of them. No package of ours has an
  // install script, and our own `prepare` is the build that follows anyway.
  const options = ['--include=dev', '--ignore-scripts', '--no-audit', '--no-fund'];
  run('npm ci', [...npm(), 'ci', ...options], 'is the package registry within reach?');
  markInstalled();
}

/** Remembers that node_modules fits package-lock.json. */
export function markInstalled() {
  writeFileSync(installStamp, lockHash());
}

export function canBuild() {
  return existsSync(compiler);
}

/**
 * Compiles unless dist/ was built from these very sources. The compiler keeps notes beside what it wrote and looks again
 * only at what changed; what no longer has a source is removed, so that no deleted test lives on.
 */
export function buildIfNeeded(force = false) {
  const wanted = sourceHash();
  if (!force && readStamp(buildStamp) === wanted) return;
  say('building (tsc)');
  if (force) rmSync(dist, { recursive: true, force: true });
  else removeOrphans();
  const notes = ['--incremental', '--tsBuildInfoFile', join('dist', '.tsbuildinfo')];
  run(
    'tsc',
    [process.execPath, compiler, '-p', 'tsconfig.json', ...notes],
    'mend the errors above, then run the same again',
  );
  mkdirSync(dist, { recursive: true });
  writeFileSync(buildStamp, wanted);
}

/** Removes what has no source any more, and the compiler's notes if they speak of files that are no longer there. */
function removeOrphans() {
  const notesPath = join(dist, '.tsbuildinfo');
  const notes = readStamp(notesPath);
  rmSync(buildStamp, { force: true });
  const built = new Set(existsSync(dist) ? filesBelow('dist').map((path) => path.slice('dist/'.length)) : []);
  const wanted = new Set(['.tsbuildinfo']);
  for (const source of sourceFolders.filter((folder) => existsSync(join(root, folder))).flatMap(filesBelow)) {
    if (!source.endsWith('.ts')) continue;
    const outputs = ['.js', '.d.ts'].map((end) => source.replace(/\.ts$/, end));
    outputs.forEach((path) => wanted.add(path));
    if (!outputs.every((path) => built.has(path)) && notes.includes(`"../${source}"`))
      rmSync(notesPath, { force: true });
  }
  for (const path of built) if (!wanted.has(path)) rmSync(join(dist, path), { force: true });
}

/** Every file below a folder, as paths from the root, in a fixed order. */
export function filesBelow(folder) {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(root.length + 1))
    .sort();
}

function sourceHash() {
  const sources = sourceFolders.filter((folder) => existsSync(join(root, folder))).flatMap(filesBelow);
  const hash = createHash('sha256');
  for (const path of ['tsconfig.json', 'package-lock.json', ...sources.filter((path) => path.endsWith('.ts'))]) {
    hash
      .update(`${path}\0`)
      .update(readFileSync(join(root, path)))
      .update('\0');
  }
  return hash.digest('hex');
}

function lockHash() {
  return createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
}

function readStamp(path) {
  return existsSync(path) ? readFileSync(path, 'utf8') : '';
}

/** npm as this very npm runs it, or as the shell finds it. */
function npm() {
  const running = process.env.npm_execpath ?? '';
  return basename(running) === 'npm-cli.js' ? [process.execPath, running] : ['npm'];
}

/** Runs a step with its output on stderr: stdout belongs to the program. */
function run(name, [program, ...args], hint) {
  const shell = process.platform === 'win32' && program === 'npm';
  const { status, error } = spawnSync(program, args, { cwd: root, stdio: ['ignore', 2, 2], shell });
  if (status === 0) return;
  say(error ? `${name} did not start: ${error.message}` : `${name} failed`);
  process.stderr.write(`hint: ${hint}\n`);
  process.exit(status || 1);
}

function say(text) {
  process.stderr.write(`clonewatch: ${text}\n`);
}
