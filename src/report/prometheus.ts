/** Gauges for the textfile collector of Prometheus' node_exporter (text exposition format 0.0.4): what to alert on, and whether the night ran. */
import type { AccountFinding, Findings } from '../findings/findings.js';
import { levels } from '../findings/findings.js';
import { escapeText } from './escape.js';
import { forMachines } from './numbers.js';
import { defineReporter } from './reporter.js';
import { cutText } from './text-width.js';

/** Accounts named in labels at most: every name is a series that Prometheus keeps for weeks. */
const NAMED_ACCOUNTS = 50;
/** Columns of a label value. */
const LABEL_WIDTH = 120;

type Labels = Readonly<Record<string, string>>;
type Sample = readonly [labels: Labels, value: number];

interface Metric {
  readonly name: string;
  readonly help: string;
  readonly samples: readonly Sample[];
}

function labelValue(text: string): string {
  const shown = cutText(escapeText(text), LABEL_WIDTH, '…');
  return shown.replaceAll('\\', '\\\\').replaceAll('"', String.raw`\"`);
}

function sampleLine(name: string, [labels, value]: Sample): string {
  const pairs = Object.entries(labels).map(([label, text]) => `${label}="${labelValue(text)}"`);
  return `${name}${pairs.length === 0 ? '' : `{${pairs.join(',')}}`} ${String(forMachines(value))}\n`;
}

function counted(label: string, counts: Readonly<Record<string, number>>, order = Object.keys(counts)): Sample[] {
  return order.map((word) => [{ [label]: word }, counts[word] ?? 0]);
}

/** Suspect and critical accounts in rank order; of two whose names look the same once they are safe to print, the first. */
function namedAccounts({ accounts, totals }: Findings): AccountFinding[] {
  const named = new Map<string, AccountFinding>();
  let left = totals.levels.critical + totals.levels.suspect;
  if (left === 0) return [];
  for (const account of accounts) {
    if (account.level !== 'critical' && account.level !== 'suspect') continue;
    const name = labelValue(account.account);
    if (account.verdict?.suppressed !== true && !named.has(name)) named.set(name, account);
    left -= 1;
    if (left <= 0 || named.size === NAMED_ACCOUNTS) break;
  }
  return [...named.values()];
}

function logMetrics({ log, generatedAt }: Findings): Metric[] {
  const { read, events, rejected, skipped, byReason } = log.records;
  return [
    {
      name: 'clonewatch_last_run_timestamp_seconds',
      help: 'When the run ended, in seconds since 1970.',
      samples: [[{}, Date.parse(generatedAt) / 1000]],
    },
    {
      name: 'clonewatch_incomplete',
      help: '1 when some input could not be read to its end.',
      samples: [[{}, log.incomplete ? 1 : 0]],
    },
    { name: 'clonewatch_records_read', help: 'Records of the log.', samples: [[{}, read]] },
    {
      name: 'clonewatch_records',
      help: 'Records of the log by what became of them.',
      samples: counted('fate', { events, rejected, skipped }),
    },
    {
      name: 'clonewatch_records_rejected',
      help: 'Records that could not become an event, by reason.',
      // A saved document names them in another order.
      samples: counted('reason', byReason, Object.keys(byReason).sort()),
    },
    {
      name: 'clonewatch_log_quality',
      help: 'What the log is judged by: 1 for the status it has.',
      samples: (log.quality ?? []).map(({ id, status }): Sample => [{ check: id, status }, 1]),
    },
    { name: 'clonewatch_rows', help: 'Model inputs; batch requests count each of theirs.', samples: [[{}, log.rows]] },
  ];
}

/** So that a rule can take the suppressed from all, whether there are verdicts or not. */
const nobody = { none: 0, watch: 0, suspect: 0, critical: 0 };

function foundMetrics(findings: Findings): Metric[] {
  const { totals, accounts, changes } = findings;
  const first = accounts.at(0);
  return [
    {
      name: 'clonewatch_accounts',
      help: 'Accounts by level.',
      samples: counted('level', totals.levels, [...levels]),
    },
    {
      name: 'clonewatch_accounts_suppressed',
      help: 'Of those, accounts that verdicts keep out of alarms, by level.',
      samples: counted('level', totals.suppressed ?? nobody, [...levels]),
    },
    {
      name: 'clonewatch_campaigns',
      help: 'Groups of accounts that act as one.',
      samples: [[{}, totals.campaigns]],
    },
    {
      name: 'clonewatch_highest_suspicion',
      help: 'Suspicion of the first account of the ranking, 0 to 1.',
      samples: first === undefined ? [] : [[{}, first.suspicion]],
    },
    {
      name: 'clonewatch_suspects_changed',
      help: 'Suspects that no verdict suppresses by what changed since the last run with the same state.',
      samples: changes === undefined ? [] : counted('status', { ...changes.counts }),
    },
  ];
}

function accountMetrics(findings: Findings): Metric[] {
  const named = namedAccounts(findings);
  return [
    {
      name: 'clonewatch_account_suspicion',
      help: `Suspicion of suspect and critical accounts, the first ${String(NAMED_ACCOUNTS)} at most.`,
      samples: named.map(({ account, level, suspicion, verdict }): Sample => [
        { account, level, ...(verdict === undefined ? {} : { verdict: verdict.verdict }) },
        suspicion,
      ]),
    },
    {
      name: 'clonewatch_account_exposure',
      help: 'Range of the share of answers that a copy could give already, for the same accounts.',
      samples: named.flatMap(({ account, exposure }): Sample[] =>
        exposure === null
          ? []
          : [
              [{ account, bound: 'low' }, exposure.low],
              [{ account, bound: 'high' }, exposure.high],
            ],
      ),
    },
  ];
}

export const prometheus = defineReporter({
  id: 'prometheus',
  title: 'Gauges for Prometheus',
  mediaType: 'text/plain; version=0.0.4',
  extension: 'prom',
  for: 'the textfile collector of node_exporter: what to alert on, and whether the night ran',

  *render(findings) {
    for (const { name, help, samples } of [
      ...logMetrics(findings),
      ...foundMetrics(findings),
      ...accountMetrics(findings),
    ]) {
      if (samples.length === 0) continue;
      yield `# HELP ${name} ${help}\n# TYPE ${name} gauge\n`;
      for (const sample of samples) yield sampleLine(name, sample);
    }
  },
});
