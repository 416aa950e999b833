/**
 * `npm run evaluate:page`: measures everything docs/evaluation.md shows and puts the tables between its marks, `<!-- table NAME -->` and
 * `<!-- end NAME -->`. What is written around them stays. Takes about an hour of processor time; NAMEs as arguments measure only these.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Plan, reportOf } from './protocol/reports.js';
import { apiNames } from './protocol/sets.js';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    page: { type: 'string', default: join('docs', 'evaluation.md') },
    dev: { type: 'string', multiple: true, default: [] },
    cache: { type: 'string', default: join(tmpdir(), 'clonewatch-protocol') },
  },
});

const whole: Plan = {
  report: 'ranking',
  set: 'held-out',
  apis: apiNames,
  seeds: 2,
  from: 0,
  scale: 1,
  solos: 2,
  lone: null,
  campaigns: 3,
  folders: [],
  cache: values.cache,
  save: null,
};

/** The development logs are nobody's to hand on: without their folders the table stays as it is. */
const plans: Readonly<Record<string, Plan | null>> = {
  'held-out': whole,
  ablation: { ...whole, set: 'tune', seeds: 1, report: 'ablation' },
  alarm: { ...whole, apis: ['tabular', 'chat'], seeds: 1, report: 'alarm' },
  blocking: { ...whole, apis: ['tabular', 'text', 'chat'], seeds: 1, report: 'blocking' },
  honest: { ...whole, apis: ['tabular', 'chat'], seeds: 1, solos: 0, campaigns: 0 },
  development: values.dev.length === 0 ? null : { ...whole, set: null, folders: values.dev },
};

function between(page: string, name: string, table: string): string {
  const from = `<!-- table ${name} -->`;
  const to = `<!-- end ${name} -->`;
  const start = page.indexOf(from);
  const end = page.indexOf(to);
  if (start < 0 || end < start) throw new Error(`${values.page} has no marks ${from} and ${to}`);
  return `${page.slice(0, start + from.length)}\n\n${table.trim()}\n\n${page.slice(end)}`;
}

const unknown = positionals.filter((name) => !(name in plans));
if (unknown.length > 0) {
  process.stderr.write(`no table ${unknown.join(', ')}; there are: ${Object.keys(plans).join(', ')}\n`);
  process.exitCode = 2;
} else {
  for (const [name, plan] of Object.entries(plans)) {
    if (plan === null || (positionals.length > 0 && !positionals.includes(name))) continue;
    const table = await reportOf(plan);
    // Read again for every table: a long run must not undo what was written meanwhile.
    writeFileSync(values.page, between(readFileSync(values.page, 'utf8'), name, table));
    process.stderr.write(`${name} written to ${values.page}\n`);
  }
}
