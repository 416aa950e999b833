/** Short texts of `clonewatch help TOPIC`, made from the data that the program itself works with. */
import { levelFloors, levelShares } from '../config/defaults.js';
import { configKeys } from '../config/keys.js';
import { CONFIG_VARIABLE, variableName } from '../config/words.js';
import { eventFields } from '../events/fields.js';
import { exitCodes } from '../errors.js';
import { reporters } from '../report/index.js';
import { makePage } from '../report/page.js';
import type { RenderOptions } from '../report/reporter.js';
import type { TopicId } from './topic-ids.js';

type Entry = readonly [name: string, text: string];

interface Topic {
  readonly before: string;
  readonly entries: readonly Entry[];
  readonly after: string;
}

const meanings: Readonly<Record<keyof typeof exitCodes, string>> = {
  done: 'done',
  suspectsFound: 'done, and somebody reached the level given with --fail-on',
  usage: 'usage or configuration error; nothing was read',
  noInput: 'input unusable: no file, no readable record',
  incomplete: 'done but incomplete: some input could not be read to its end',
  ourBug: 'a bug of ours',
  interrupted: 'interrupted',
};

/** An exit code and what it means, in the order of the codes. */
export const exitCodeEntries: readonly Entry[] = (Object.keys(meanings) as (keyof typeof exitCodes)[]).map((name) => [
  String(exitCodes[name]),
  meanings[name],
]);

/** Keys that stand for flags and rules; those of single features, links, patterns and columns are left to `config show`. */
const shortKeys = configKeys({ features: [], links: [], patterns: [], fields: [], thresholds: [] });

const topics: Readonly<Record<TopicId, Topic>> = {
  'exit-codes': {
    before: 'How a run ends, for scripts.',
    entries: exitCodeEntries,
    after: 'A suspect is worth waking somebody for even when part of the log was missing: 1 comes before 4.',
  },
  formats: {
    before: 'What --format takes, and the file ending that -o knows it by.',
    entries: reporters.map(({ id, extension, title, for: readers }) => [
      id,
      `.${extension} - ${title}: for ${readers}`,
    ]),
    after: 'Where two have one ending, the first is meant.',
  },
  fields: {
    before: 'What a record can tell, by the names that --map and the reports use.',
    entries: Object.entries(eventFields).map(([id, { meaning, unit }]) => [
      id,
      unit === '' ? meaning : `${meaning} (${unit})`,
    ]),
    after: 'Only the account is needed. What a log lacks is not judged, and never counts as zero.',
  },
  levels: {
    before: 'How suspicion becomes a level.',
    entries: [
      ['none', 'nothing stands out'],
      ['watch', `suspicion from ${String(levelFloors.watch)}`],
      [
        'suspect',
        `suspicion from ${String(levelFloors.suspect)}, and a q-value of at most ${String(levelShares.suspect)}`,
      ],
      [
        'critical',
        `suspicion from ${String(levelFloors.critical)}, and a q-value of at most ${String(levelShares.critical)}`,
      ],
    ],
    after: 'Members of a campaign have no q-value of their own. levels.* in the configuration moves where each begins.',
  },
  configuration: {
    before:
      'The first that says something wins: flags and --set; variables CLONEWATCH_*; the project file clonewatch.yaml; ~/.config/clonewatch/config.yaml; the defaults.',
    entries: shortKeys.map(({ key, about, usual }) => [
      key,
      usual === undefined ? about : `${about} (usually ${String(usual)})`,
    ]),
    after: 'clonewatch config show lists all keys, those of columns, features, links and weights too.',
  },
  environment: {
    before: 'Variables that a run looks at. A CLONEWATCH_ variable that no key has ends the run.',
    entries: [
      [CONFIG_VARIABLE, 'configuration file to use, as --config'],
      ...shortKeys.map(({ key }): Entry => [variableName(key), `the key ${key} of the configuration`]),
      ['SOURCE_DATE_EPOCH', 'time of the run in seconds since 1970 UTC, for reports that are the same every time'],
      [
        'NO_COLOR, FORCE_COLOR',
        'no colours when the first is not empty; colours in spite of a pipe when the second is set',
      ],
      ['TERM', 'dumb: neither colours nor block characters'],
      ['LC_ALL, LC_CTYPE, LANG', 'block characters where the first of them that is set says UTF-8'],
      ['USER, LOGNAME', 'who decided, for verdict without --author'],
      ['XDG_CONFIG_HOME, HOME', 'where the configuration file of the user is'],
    ],
    after: 'Keys of columns, features, links and weights have variables as well: CLONEWATCH_ and the key in capitals.',
  },
};

export function* topicLines(id: TopicId, options: RenderOptions): Iterable<string> {
  const page = makePage(options);
  const { before, entries, after } = topics[id];
  const indent = 2 + Math.max(...entries.map(([name]) => name.length));
  for (const line of page.paragraph('', before, 0)) yield `${line}\n`;
  yield '\n';
  for (const [name, text] of entries) for (const line of page.paragraph(name, text, indent)) yield `${line}\n`;
  yield '\n';
  for (const line of page.paragraph('', after, 0)) yield `${line}\n`;
}
