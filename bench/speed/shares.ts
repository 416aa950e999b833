/**
 * What each stage of an analysis takes: seconds of processor time (user and system, collecting garbage included), their share and what is resident after it.
 *
 *     npm run bench:shares -- LOG
 */
import process from 'node:process';
import { sampling } from '../../src/config/defaults.js';
import { ProfileStore } from '../../src/profiles/build.js';
import { readLog } from '../../src/read/read.js';
import { heapOfTheProgram } from '../made-call.js';
import { concludeInSteps } from '../steps.js';

const [path] = process.argv.slice(2);
if (path === undefined) throw new Error('give a log: npm run bench:shares -- LOG');
heapOfTheProgram();

const stages: { readonly stage: string; readonly seconds: number; readonly megabytes: number }[] = [];
let last = process.cpuUsage();

function report(stage: string): void {
  const { user, system } = process.cpuUsage(last);
  last = process.cpuUsage();
  stages.push({ stage, seconds: (user + system) / 1e6, megabytes: process.memoryUsage.rss() / 1e6 });
}

const store = new ProfileStore(sampling);
const reading = { map: {}, since: NaN, until: NaN, stdin: process.stdin, workers: 1 };
const { counts, rows, fields, files } = await readLog([path], reading, (event) => {
  store.accumulate(event);
});
store.seal();
report('reading and profiles');
const bytes = concludeInSteps(store, { counts, rows, fields, incomplete: false }, report);
const all = stages.reduce((sum, { seconds }) => sum + seconds, 0);
const read = files.reduce((sum, file) => sum + file.bytes, 0);
console.log(
  `${String(rows)} rows of ${String(store.size)} accounts, ${(read / 1e6).toFixed(0)} MB; document ${(bytes / 1e6).toFixed(0)} MB\n`,
);
console.log('| stage | CPU s | share | MB resident after it |\n| --- | --- | --- | --- |');
for (const { stage, seconds, megabytes } of [...stages, { stage: 'all', seconds: all, megabytes: NaN }]) {
  const resident = Number.isNaN(megabytes) ? (process.resourceUsage().maxRSS * 1024) / 1e6 : megabytes;
  console.log(
    `| ${stage} | ${seconds.toFixed(1)} | ${(100 * (seconds / all)).toFixed(0)} % | ${resident.toFixed(0)} |`,
  );
}
