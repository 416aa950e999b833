/** What a person decides about an account, remembered for the next runs. */
import { defineCommand } from './command.js';
import { declareVerdictsFile } from './declare-verdicts.js';
import { declarePageOptions } from './page-options.js';

export const verdict = defineCommand({
  id: 'verdict',
  summary: 'remember what people decided about accounts: confirm, dismiss, watch, allow; list, remove',
  about:
    'Writes what was decided into a YAML file that scan, report, explain and triage go by. A dismissal holds until the account gets worse; it changes neither suspicion nor level.',
  exits: ['done', 'noInput'],
  examples: [
    [
      'clonewatch verdict dismiss acme-batch-7 --reason "load test" --expires 30d --findings findings.json',
      'out of the table and of --fail-on until it gets worse, or for 30 days',
    ],
    ['clonewatch verdict confirm acme-batch-7 --reason "told us so"', 'mark it in every report'],
    ['clonewatch verdict allow "our-monitor/2.1" --agent --reason "our own probes"', 'accounts with this agent alone'],
    ['clonewatch verdict allow key-7 --key --reason "nightly export"', 'accounts that use this key alone'],
    ['clonewatch verdict allow acme --tenant --reason "under contract"', 'accounts of this tenant alone'],
    ['clonewatch verdict allow 203.0.113.0/24 --network --reason "our office"', 'accounts that call from there alone'],
    ['clonewatch verdict list', 'everything that was decided'],
    ['clonewatch verdict remove acme-batch-7', 'as if nothing had been decided'],
  ],

  declare(program) {
    program
      .argument('<action>', 'confirm, dismiss, watch, allow, list or remove')
      .argument(
        '[account]',
        'account as the reports print it; or what --key, --tenant, --network and --agent say it is',
      )
      .option('--reason <text>', 'why; needed for every verdict')
      .option('--expires <time>', 'when it ends, such as 30d or 2026-12-24 (default: never)')
      .option('--author <name>', 'who decided (default: the login name)')
      .option('--findings <file>', 'saved findings that were decided on: a dismissal records level and families')
      .option('--level <level>', 'highest level at which to dismiss or allow')
      .option('--agent', 'allow or watch a user agent instead of an account')
      .option('--key', 'allow or watch an API key instead, as a column beside the account names it')
      .option('--tenant', 'allow or watch a tenant instead')
      .option('--network', 'allow or watch a network instead, such as 203.0.113.0/24')
      .option('-f, --format <format>', 'for list: table (default) or json');
    declareVerdictsFile(program);
    declarePageOptions(program);
  },

  async run([action, account], options, io) {
    const { runVerdict } = await import('./verdict-run.js');
    return runVerdict(String(action), typeof account === 'string' ? account : undefined, options, io);
  },
});
