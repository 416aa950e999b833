/** Settings: which source wins, what is refused, and that what is set reaches the analysis. */
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import type { Findings } from '../../src/findings/findings.js';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { configKeys } from '../../src/config/keys.js';
import { publishedSchema } from '../../src/config/schema.js';
import { variableName } from '../../src/config/words.js';
import { catalogue, loadConfiguration } from '../../src/commands/load-configuration.js';
import { UserError } from '../../src/errors.js';
import { fakeIo, run } from '../commands/fake-io.js';
import { tinyLog } from '../cli/tiny-log.js';
import { projectPath } from '../project.js';
import { nightLog } from '../state/nights.js';
import { temporaryFolder } from '../temporary.js';

const folder = temporaryFolder();
mkdirSync(folder.in('home/clonewatch'), { recursive: true });
mkdirSync(folder.in('project/deep/er'), { recursive: true });
folder.write('home/clonewatch/config.yaml', 'width: 70\ntop: 5\nlevels:\n  watch: 0.1\n');
folder.write('project/clonewatch.yaml', 'top: 6\nlevels:\n  suspect: 0.6\nfeatures:\n  gap-regularity: false\n');
const log = folder.write('tiny.jsonl', tinyLog());

const home = { XDG_CONFIG_HOME: folder.in('home') };

function settings(environment: Record<string, string>, options: Record<string, unknown> = {}): Map<string, string> {
  const io = { ...fakeIo({ environment: { ...home, ...environment } }), folder: folder.in('project/deep/er') };
  const { settings: all } = loadConfiguration(options, io);
  return new Map(all.map(({ key, value, origin }) => [key.key, `${String(value)} from ${origin}`]));
}

test('flags win over the environment, it over the project file above, that over the user file, that over defaults', () => {
  const project = folder.in('project/clonewatch.yaml');
  const found = settings({ CLONEWATCH_LEVELS_CRITICAL: '0.9' }, { set: ['thresholds.score=2'] });
  assert.equal(found.get('thresholds.score'), '2 from --set');
  assert.equal(found.get('levels.critical'), '0.9 from CLONEWATCH_LEVELS_CRITICAL');
  assert.equal(found.get('levels.suspect'), `0.6 from ${project}:3`);
  assert.equal(found.get('top'), `6 from ${project}:1`);
  assert.equal(found.get('levels.watch'), `0.1 from ${folder.in('home/clonewatch/config.yaml')}:4`);
  assert.equal(found.get('thresholds.campaign'), '0.35 from default');
  const stronger = settings({ CLONEWATCH_TOP: '7' }, { set: ['levels.watch=0.2'] });
  assert.equal(stronger.get('top'), '7 from CLONEWATCH_TOP');
  assert.equal(stronger.get('levels.watch'), '0.2 from --set');
});

test('--no-config leaves files and environment aside', () => {
  assert.equal(settings({ CLONEWATCH_TOP: '7' }, { config: false }).get('top'), 'undefined from default');
});

function problem(text: string): string {
  const path = folder.write('wrong.yaml', text);
  try {
    loadConfiguration({ config: path }, fakeIo());
  } catch (error) {
    assert.ok(error instanceof UserError);
    return `${error.message}; ${error.hint}`.replaceAll(`${folder.path}/`, '');
  }
  return 'nothing';
}

test('an unknown key names file, line and the nearest key', () => {
  assert.match(
    problem('top: 3\nlevls:\n  watch: 0.1\n'),
    /^unknown key "levls" in wrong.yaml:2; did you mean levels\? /,
  );
  assert.match(
    problem('levels:\n  wacth: 0.1\n'),
    /^unknown key "levels.wacth" in wrong.yaml:2; did you mean levels.watch\?/,
  );
  assert.match(problem('suspect: 0.4\n'), /did you mean levels.suspect\?/);
  assert.match(problem('features:\n  gap-regularty: false\n'), /did you mean features.gap-regularity\?/);
  assert.match(problem('__proto__:\n  top: 3\n'), /^unknown key "__proto__" in wrong.yaml:1/);
});

test('a wrong value says what was expected and where', () => {
  assert.equal(
    problem('levels:\n  watch: high\n'),
    '"levels.watch" is wrong in wrong.yaml:2; expected a number from 0 to 1',
  );
  assert.equal(
    problem('\nfailOn: always\n'),
    '"failOn" is wrong in wrong.yaml:2; expected one of none, watch, suspect, critical, never',
  );
  assert.match(
    problem('levels:\n  watch: 0.7\n'),
    /levels.watch 0.7 \(wrong.yaml:2\) is not below levels.suspect 0.5 \(default\)/,
  );
  assert.match(problem('timeZone: Mars/Olympus\n'), /"Mars\/Olympus" \(wrong.yaml:1\) is not a time zone/);
  assert.match(problem('top: [1\n'), /wrong.yaml:\d is not YAML/);
  assert.match(problem('- 1\n- 2\n'), /the configuration is wrong in wrong.yaml:1/);
  assert.equal(problem(''), 'nothing');
});

test('a file of anchors that would unfold to gigabytes is refused', () => {
  const bomb = [
    'a: &a [x,x,x,x,x,x,x,x,x]',
    ...'bcdefgh'.split('').map((name, i) => {
      const last = 'abcdefgh'[i] ?? '';
      return `${name}: &${name} [${`*${last},`.repeat(9)}*${last}]`;
    }),
  ].join('\n');
  assert.match(problem(bomb), /cannot read the configuration wrong.yaml: Excessive alias count/);
});

test('an unknown variable and a wrong one are named', () => {
  assert.throws(() => settings({ CLONEWATCH_FAILON: 'watch' }), {
    message: 'unknown environment variable CLONEWATCH_FAILON',
    hint: 'did you mean CLONEWATCH_FAIL_ON?',
  });
  assert.throws(() => settings({ CLONEWATCH_QUIET: 'perhaps' }), {
    message: '"perhaps" is wrong for CLONEWATCH_QUIET',
  });
  assert.throws(() => settings({}, { set: ['levels.watch'] }), /is not key=value/);
});

test('no two keys share a variable', () => {
  const names = configKeys(catalogue).map(({ key }) => variableName(key));
  assert.equal(new Set(names).size, names.length);
});

test('the published schema is made from the keys, takes what is right and refuses what is wrong', () => {
  const schema = publishedSchema(configKeys(catalogue));
  assert.deepEqual(
    JSON.parse(readFileSync(projectPath('docs', 'config.schema.json'), 'utf8')),
    JSON.parse(JSON.stringify(schema)),
  );
  const check = new Ajv2020({ strict: false }).compile(schema as object);
  assert.equal(check({ levels: { suspect: 0.6 }, top: 50, weights: { patterns: { harvest: 0.5 } } }), true);
  assert.equal(check({ levls: {} }), false);
  assert.equal(check({ levels: { suspect: 2 } }), false);
});

test('options of a file are those of the command, and the command line wins', async () => {
  const config = folder.write('options.yaml', 'format: ndjson\ntop: 2\nquiet: true\nmap:\n  account: account\n');
  const scanned = await run(['scan', log, '--config', config]);
  assert.deepEqual([scanned.err, scanned.out.trim().split('\n').length], ['', 2]);
  assert.equal((await run(['scan', log, '--config', config, '--top', '3'])).out.trim().split('\n').length, 3);
  const wrong = folder.write('map.yaml', 'map:\n  account: nosuch.column\n');
  assert.match((await run(['scan', log, '--config', wrong])).err, /nosuch\.column/);
});

async function documentOf(...argv: readonly string[]): Promise<string> {
  const { code, out, err } = await run(['scan', log, '-q', '--format', 'json', ...argv], {
    environment: { SOURCE_DATE_EPOCH: '1' },
  });
  assert.equal(code, 0, err);
  return out;
}

test('levels.suspect alone moves accounts that stand out, and no others', async () => {
  const nights = [0, 1, 2, 3, 4, 5].map((night) => nightLog(night, { honest: 40, attackers: 3, each: 20 }));
  const path = folder.write('nights.jsonl', nights.join(''));
  const levelsWith = async (suspect: number): Promise<Record<string, string>> => {
    const floors = ['levels.critical=1', `levels.suspect=${String(suspect)}`].flatMap((text) => ['--set', text]);
    const { out, err } = await run(['scan', path, '-q', '--format', 'json', ...floors]);
    assert.equal(err, '');
    const { accounts } = JSON.parse(out) as Findings;
    return Object.fromEntries(accounts.map(({ account, level }) => [account, level]));
  };
  const usual = await levelsWith(0.5);
  const suspects = Object.keys(usual).filter((account) => usual[account] === 'suspect');
  assert.ok(suspects.length > 0);
  const raised = await levelsWith(0.9999999);
  const moved = Object.keys(usual).filter((account) => usual[account] !== raised[account]);
  assert.ok(moved.length > 0 && moved.every((account) => suspects.includes(account)));
  for (const account of moved) assert.equal(raised[account], 'watch');
});

test('levels, switches and weights change the document and are noted in it', async () => {
  const usual = await documentOf();
  const lower = await documentOf('--set', 'levels.watch=0.00001');
  assert.match(usual, /"levels":\{"none":30,/);
  assert.match(lower, /"levels":\{"none":0,"watch":30,"suspect":0,/);
  const off = await documentOf('--set', 'features.mean-margin=false', '--set', 'links.lockstep=false');
  assert.match(off, /switched off by the configuration: lockstep, mean-margin/);
  assert.match(off, /"id":"mean-margin","value":null/);
  assert.match(usual, /"id":"mean-margin","value":0/);
  const weighed = await documentOf('--set', 'weights.patterns.sweep=0.5');
  assert.match(weighed, /weights changed by the configuration: sweep times 0.5/);
});

test('config show names value and origin, check and schema do their work', async () => {
  const config = folder.write('shown.yaml', 'levels:\n  suspect: 0.55\n');
  const shown = await run(['config', 'show', '--origin', '--changed', '--config', config, '--width', '200']);
  assert.match(shown.out, /levels\.suspect\s*│ 0\.55\s*│ .*shown\.yaml:2/);
  const all = JSON.parse((await run(['config', 'show', '--format', 'json'])).out) as unknown[];
  assert.equal(all.length, configKeys(catalogue).length);
  assert.match((await run(['config', 'check', config])).out, /shown\.yaml: all well\n$/);
  const broken = folder.write('broken.yaml', 'levels: 3\n');
  assert.equal((await run(['config', 'check', broken])).code, 2);
  assert.match((await run(['config', 'schema'])).out, /^\{\n {2}"\$schema"/);
  assert.match((await run(['config', 'shwo'])).err, /did you mean show\?/);
});

test('sizes of samples and the number of peers reach the analysis, are told, and must be whole and within bounds', async () => {
  const many = folder.write('sizes.jsonl', nightLog(0, { honest: 60, attackers: 2, each: 120 }));
  const shown = async (...sets: readonly string[]): Promise<Findings> => {
    const { out, err } = await run(
      ['scan', many, '-q', '--format', 'json', ...sets.flatMap((set) => ['--set', set])],
      {},
    );
    assert.ok(out !== '', err);
    return JSON.parse(out) as Findings;
  };
  const most = ({ accounts }: Findings): number =>
    Math.max(...accounts.map(({ evidence }) => evidence.filter(({ kind }) => kind === 'typical').length));
  const usual = await shown();
  assert.equal(most(usual), 4);
  assert.equal(most(await shown('samples.evidence=7')), 7);
  assert.equal(most(await shown('samples.evidence=0')), 0);
  const usualOf = ({ accounts }: Findings): unknown =>
    accounts.map(({ features }) => features.map((each) => each.usual));
  for (const set of ['samples.inputs=16', 'peers.nearest=20']) {
    const other = await shown(set);
    assert.notDeepEqual(usualOf(other), usualOf(usual), set);
    assert.match(other.log.notes.join('\n'), /sizes changed by the configuration: .* instead of (64|150)$/m);
  }
  assert.ok(!usual.log.notes.join().includes('sizes changed'));
  assert.match(
    problem('samples:\n  inputs: 15\n'),
    /"samples.inputs" is wrong in wrong.yaml:2; expected a whole number from 16/,
  );
  assert.match(problem('peers:\n  nearest: 20.5\n'), /"peers.nearest" is wrong .* whole number from 20 to 2000/);
});

test('thresholds of features are keys of their own, told in the notes, with their origin', async () => {
  const set = ['--set', 'thresholds.features.vocabulary-growth.fewest=9000'];
  const { out } = await run(['config', 'show', '--origin', '--changed', ...set], {});
  assert.match(out, /thresholds\.features\.vocabulary-growth\.fewest *│ *9000 *│ *--set/);
  const log = folder.write('thresholds.jsonl', nightLog(0, { honest: 25, attackers: 1, each: 20 }));
  const scanned = await run(['scan', log, ...set], {});
  assert.match(scanned.err, /thresholds changed by the configuration: vocabulary-growth\.fewest\s+9000/);
  assert.match(
    problem('thresholds:\n  features:\n    slot-variety:\n      frame: 2\n'),
    /"thresholds\.features\.slot-variety\.frame" is wrong in wrong\.yaml:4; expected a number from 0 to 1/,
  );
});

test('a state keeps to the sizes it was made with: others are refused, and nothing is lost', async () => {
  const night = folder.write('night-0.jsonl', nightLog(0, { honest: 30, attackers: 1, each: 20 }));
  const state = folder.in('sized');
  const first = await run(['scan', night, '-q', '--state', state], {});
  assert.equal(first.code, 0, first.err);
  const other = await run(['report', '--state', state, '--set', 'samples.inputs=32'], {});
  assert.equal(other.code, 3);
  assert.match(other.err, /made with other summaries or settings .*\n.*samples\.\* it was made with/);
  assert.equal((await run(['report', '--state', state], {})).code, 0);
});
