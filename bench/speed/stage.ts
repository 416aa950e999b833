/** One stage of the bench in a process of its own: `stage.js STAGE FILE [WORKERS]`, prints its cost as JSON. */
import { closeSync, createReadStream, openSync, readFileSync, readSync } from 'node:fs';

const BLOCK = 512 * 1024;
const workers = Number(process.argv[4] ?? 1);
const everything = { map: {}, since: NaN, until: NaN, stdin: process.stdin, workers };

/** Counts newlines byte by byte in plain JavaScript: the least a reader written in it could do. */
function newlines(path: string): number {
  const file = openSync(path, 'r');
  const block = Buffer.allocUnsafe(BLOCK);
  let rows = 0;
  for (let got = readSync(file, block); got > 0; got = readSync(file, block)) {
    for (let i = 0; i < got; i += 1) if (block[i] === 10) rows += 1;
  }
  closeSync(file);
  return rows;
}

/** Splits lines and parses each, and looks at nothing. */
function parsed(path: string): number {
  const file = openSync(path, 'r');
  const block = Buffer.allocUnsafe(4 * BLOCK);
  let kept = 0;
  let rows = 0;
  for (let got = readSync(file, block, 0, BLOCK, null); got > 0; got = readSync(file, block, kept, BLOCK, null)) {
    const full = kept + got;
    let start = 0;
    for (let end = block.indexOf(10); end >= 0 && end < full; end = block.indexOf(10, start)) {
      JSON.parse(block.toString('utf8', start, end));
      rows += 1;
      start = end + 1;
    }
    block.copy(block, 0, start, full);
    kept = full - start;
  }
  closeSync(file);
  return rows;
}

/** Cells of every row by the parser most programs use, and looks at nothing. */
async function csvParsed(path: string): Promise<number> {
  const { parse } = await import('csv-parse');
  let rows = -1;
  for await (const cells of createReadStream(path, { highWaterMark: BLOCK }).pipe(parse()))
    rows += Array.isArray(cells) ? 1 : 0;
  return rows;
}

/** Processor time of the main thread, where the system tells it by thread. */
function mainThread(): number | undefined {
  try {
    const stat = readFileSync(`/proc/self/task/${process.pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return (Number(fields[11]) + Number(fields[12])) / 100;
  } catch {
    return undefined;
  }
}

/** Loaded by the stages that need it: the floors must not pay for our modules. */
const reading = async () => import('../../src/read/read.js');

const stages: Readonly<Record<string, (path: string) => number | Promise<number>>> = {
  newlines,
  parsed,
  csvparse: csvParsed,
  read: async (path) => (await (await reading()).readLog([path], everything, () => undefined)).rows,
  strict: async (path) =>
    (await (await reading()).readLog([path], { ...everything, strict: true }, () => undefined)).rows,
  async fold(path) {
    const { sampling } = await import('../../src/config/defaults.js');
    const { foldLog } = await import('../../src/fold/fold.js');
    return (await foldLog([path], everything, { settings: sampling, budget: Infinity })).log.rows;
  },
  async full(path) {
    const { analyse } = await import('../../src/analyse.js');
    const { stdin, ...read } = everything;
    return (await analyse([path], { read, stdin, now: new Date(0) })).log.rows;
  },
};

const [stage = '', path = ''] = process.argv.slice(2);
const run = stages[stage];
if (run === undefined) throw new Error(`unknown stage ${stage}`);
const rows = await run(path);
const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
console.log(
  JSON.stringify({ rows, cpu: (userCPUTime + systemCPUTime) / 1e6, rssMb: maxRSS / 1024, mainCpu: mainThread() }),
);
