/** The import table: which room may use which, with the reason; `npm run imports` checks it (type-only imports count too). */
/* eslint max-lines: ['error', { max: 320 }] -- one table of all rooms */

/**
 * One entry a room. `rooms`: our own rooms it may import besides itself; `packages`: npm packages; `node`: modules of Node.
 * A room is a folder of src/ or one of the files that stand beside them.
 */
const table = {
  errors: { reason: 'every room may fail in words a person can use, so errors stand below all of them' },
  version: { reason: 'one word that several rooms print' },
  events: { reason: 'the event is the smallest thing we talk about; it knows nothing of what is made of it' },
  stats: { packages: ['simple-statistics'], reason: 'arithmetic with textbook names, usable without any of our ideas' },
  config: {
    rooms: ['errors'],
    packages: ['zod', 'yaml'],
    node: ['fs', 'path'],
    reason: 'numbers and checked options; units are only keys here',
  },
  represent: {
    rooms: ['events', 'stats'],
    reason: 'one input to its place in input space, whoever sent it: accounts are unknown here',
  },
  summaries: {
    rooms: ['events', 'represent', 'stats', 'config'],
    reason: 'small mergeable states of one account; what several accounts have in common is not known yet',
  },
  read: {
    rooms: ['events', 'errors', 'represent'],
    packages: ['csv-parse', 'apache-arrow', 'hyparquet', 'hyparquet-compressors', 'fzstd', 'ipaddr.js', 'tinyglobby'],
    node: ['fs', 'os', 'zlib', 'stream', 'path', 'buffer', 'util', 'child_process', 'worker_threads', 'module'],
    reason: 'bytes to events: a reader must not care which account or feature an event will serve',
  },
  profiles: {
    rooms: ['events', 'represent', 'summaries', 'errors'],
    reason: 'folds, merges and keeps summaries; statistics are made later, from profiles alone',
  },
  fold: {
    rooms: ['errors', 'read', 'profiles', 'summaries'],
    node: ['stream', 'worker_threads'],
    reason: 'joins reading and folding, in one thread or several; what is read and kept is for other rooms',
  },
  population: {
    rooms: ['profiles', 'summaries', 'represent', 'stats', 'config'],
    reason: 'what the accounts look like together, from profiles: no event is looked at again',
  },
  features: {
    rooms: ['profiles', 'population', 'summaries', 'represent', 'stats', 'events', 'config'],
    reason:
      'knowledge about one measurement, a pure function of profile and population (of events it knows the names of fields)',
  },
  scores: {
    rooms: ['features', 'population', 'stats', 'config'],
    reason: 'compares accounts by their feature values and must work for any set of features',
  },
  campaigns: {
    rooms: ['profiles', 'summaries', 'population', 'features', 'scores', 'represent', 'stats', 'config', 'events'],
    reason: 'accounts with each other, from profiles and scores (of events it knows the names of fields)',
  },
  exposure: {
    rooms: ['profiles', 'population', 'features', 'scores', 'represent', 'stats', 'config'],
    reason: 'what could have been copied, from profiles; never part of the suspicion, so scores may not import it',
  },
  findings: {
    rooms: [
      ...['features', 'profiles', 'population', 'scores', 'campaigns', 'exposure', 'events', 'config', 'version'],
      ...['stats'],
    ],
    node: ['crypto'],
    reason: 'the last room that knows how numbers came about; behind it there is only plain data',
  },
  verdicts: {
    rooms: ['errors', 'config', 'findings'],
    packages: ['yaml', 'zod'],
    reason: 'what people decided, laid over the finished document; its text only, files are for commands',
  },
  limits: {
    rooms: ['errors', 'events', 'represent', 'profiles', 'findings'],
    reason: 'rate limits held against events and the finished document; it changes nothing of what was found',
  },
  state: {
    rooms: ['errors', 'events', 'profiles', 'summaries', 'findings'],
    node: ['fs', 'path', 'os', 'crypto', 'zlib'],
    reason:
      'keeps profiles, what was read and who stood out from one night to the next; what they mean is for other rooms',
  },
  privacy: {
    rooms: ['errors', 'findings', 'limits'],
    node: ['crypto'],
    reason: 'takes names and inputs out of finished documents; what stays is for reporters',
  },
  report: {
    rooms: ['findings', 'limits', 'privacy'],
    packages: ['chalk', 'cli-table3', 'string-width'],
    node: ['crypto'],
    reason: 'a reporter that could reach a profile would compute; it renders the finished document and nothing else',
  },
  analyse: {
    rooms: [
      ...['errors', 'version', 'events', 'config', 'read', 'profiles', 'fold', 'population', 'features'],
      ...['scores', 'campaigns', 'exposure', 'findings'],
    ],
    reason: 'joins the rooms of the main job; how it looks is for reporters',
  },
  'analyse-inputs': {
    rooms: ['errors', 'read', 'state'],
    node: ['crypto', 'stream'],
    reason: 'what a state already counted, by content: nobody else needs to know',
  },
  'analyse-night': {
    rooms: ['errors', 'events', 'analyse', 'analyse-inputs', 'read', 'findings', 'state'],
    reason: 'joins the main job and the state; how it looks is for reporters',
  },
  index: {
    rooms: ['errors', 'version', 'analyse', 'config', 'events', 'read', 'features', 'campaigns', 'findings', 'report'],
    reason: 'what another program may import: the main job and its settings, the document, the catalogue',
  },
  commands: {
    rooms: [
      ...['errors', 'version', 'config', 'events', 'stats', 'represent', 'summaries', 'read', 'profiles', 'population'],
      ...[
        'features',
        'scores',
        'campaigns',
        'exposure',
        'findings',
        'limits',
        'privacy',
        'report',
        'analyse',
        'analyse-night',
        'state',
        'verdicts',
      ],
    ],
    packages: ['commander', 'apache-arrow', 'chalk', 'string-width'],
    node: ['fs', 'path', 'stream', 'util', 'os', 'readline'],
    reason: 'a command wires options to rooms; it is the only room that may know all of them',
  },
  main: {
    rooms: ['commands', 'errors', 'version'],
    packages: ['commander'],
    node: ['fs', 'url', 'path'],
    reason: 'the program itself: lists commands and maps errors to exit codes',
  },
};

/** Rooms that are a single file beside the folders. */
const singleFiles = ['errors', 'version', 'analyse', 'analyse-inputs', 'analyse-night', 'index', 'main'];

/** What features may share: their shape, arithmetic and wording; none of these is a feature. */
const sharedByFeatures = ['feature', 'fresh', 'line-search', 'phrase', 'sampled-words', 'share-of-rows'];

/** `node:fs` is kept in few hands, so that one can see at a glance who touches the disk. */
const fileHandlers = [
  '^src/read/open\\.ts$',
  '^src/config/config\\.ts$',
  '^src/state/disk\\.ts$',
  '^src/commands/',
  '^src/main\\.ts$',
];

function pathOf(room) {
  return singleFiles.includes(room) ? `^src/${room}\\.ts$` : `^src/${room}/`;
}

function packagesOf(names) {
  return names.map((name) => `(^|/)node_modules/${name.replace('.', '\\.')}/`);
}

function rulesOf([room, { rooms = [], packages = [], node = [], reason }]) {
  const from = { path: pathOf(room) };
  const allowed = [room, ...rooms].map(pathOf);
  return [
    { name: `${room}-rooms`, comment: reason, severity: 'error', from, to: { path: '^src/', pathNot: allowed } },
    {
      name: `${room}-packages`,
      comment: `packages stay where they are needed, so that each can be replaced in one place; ${reason}`,
      severity: 'error',
      from,
      to: {
        dependencyTypes: ['npm', 'npm-dev', 'npm-optional', 'npm-peer', 'npm-no-pkg', 'npm-unknown'],
        pathNot: packagesOf(packages),
      },
    },
    {
      name: `${room}-node`,
      comment: `the outside world (disk, processes, threads) is touched at the edges only; ${reason}`,
      severity: 'error',
      from,
      to: { dependencyTypes: ['core'], pathNot: `^(node:)?(${['$^', ...node].join('|')})(/|$)` },
    },
  ];
}

module.exports = {
  forbidden: [
    ...Object.entries(table).flatMap(rulesOf),
    {
      name: 'known-rooms',
      comment: 'a new room enters the map (src/README.md) and this table first',
      severity: 'error',
      from: { path: '^src/', pathNot: Object.keys(table).map(pathOf) },
      to: {},
    },
    {
      name: 'files',
      comment:
        'node:fs in few hands: readers open, configuration loads, the state keeps, commands write what was asked for',
      severity: 'error',
      from: { path: '^src/', pathNot: fileHandlers },
      to: { dependencyTypes: ['core'], path: '^(node:)?fs(/|$)' },
    },
    {
      name: 'network',
      comment: 'the tool is offline: nothing in it may be able to open a connection',
      severity: 'error',
      from: { path: '^(src|bin)/' },
      to: { dependencyTypes: ['core'], path: '^(node:)?(http|https|http2|net|tls|dgram|dns)(/|$)' },
    },
    {
      name: 'one-feature-a-file',
      comment:
        'a feature that leans on another cannot be dropped or weighed alone; what several need stands in the files named here',
      severity: 'error',
      from: { path: '^src/features/', pathNot: '^src/features/(index|table)\\.ts$' },
      to: { path: '^src/features/', pathNot: `^src/features/(${sharedByFeatures.join('|')})\\.ts$` },
    },
    {
      name: 'not-to-test-or-bench',
      comment: 'labels, generators and test data never reach what is shipped',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^(test|bench|fixtures)/' },
    },
    {
      name: 'joined-once',
      comment: 'the main job is called by commands and by other programs; a room that called it would call itself',
      severity: 'error',
      from: { path: '^src/', pathNot: ['^src/commands/', '^src/index\\.ts$', '^src/analyse-night\\.ts$'] },
      to: { path: '^src/analyse(-night)?\\.ts$' },
    },
    {
      name: 'no-cycles',
      comment: 'a cycle is one piece in two files',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-orphans',
      comment: 'a file nobody imports is dead, or a unit missing from its index',
      severity: 'error',
      from: { orphan: true, path: '^src/' },
      to: {},
    },
    {
      name: 'reachable',
      comment: 'everything that ships is reached from the program or from the public module',
      severity: 'error',
      from: { path: '^src/(main|index)\\.ts$' },
      to: { path: '^src/.*\\.ts$', pathNot: '^src/(main|index)\\.ts$', reachable: false },
    },
    {
      name: 'resolvable',
      comment: 'an import that leads nowhere',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    combinedDependencies: false,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
};
