/** Every key of the configuration: what it may hold, what it is unless somebody says otherwise, and why one would. */
import type { ConfigKey } from './key.js';
import { defaultSettings, responseRules } from './settings.js';
import { type FeatureThreshold, featureThresholdKey, sharpenKey } from './method-keys.js';
import { sizeKeys } from './size-keys.js';

export type { ConfigKey, ConfigValue } from './key.js';

/** The ids a configuration may name: the rooms that own them hand them in. */
export interface Catalogue {
  readonly features: readonly string[];
  readonly links: readonly string[];
  readonly patterns: readonly string[];
  readonly fields: readonly string[];
  /** Thresholds that features declare. */
  readonly thresholds: readonly FeatureThreshold[];
}

const { levels, thresholds, responses } = defaultSettings;

const levelKeys: readonly ConfigKey[] = (['watch', 'suspect', 'critical'] as const).map((level) => ({
  key: `levels.${level}`,
  about: `suspicion at which the level ${level} begins`,
  usual: levels[level],
  type: 'number',
  least: 0,
  most: 1,
}));

const thresholdKeys: readonly ConfigKey[] = [
  {
    key: 'thresholds.score',
    about: 'score that is a suspicion of one half at least; lower shows more accounts, in quiet logs too',
    usual: thresholds.score,
    type: 'number',
    least: 0.1,
    most: 10,
  },
  {
    key: 'thresholds.campaign',
    about:
      'score from which a group of accounts is reported as a campaign; rises in logs of more than 400 accounts of a kind',
    usual: thresholds.campaign,
    type: 'number',
    least: 0.05,
    most: 10,
  },
  {
    key: 'thresholds.chatCampaign',
    about: 'the same for chats, which have a score of their own',
    usual: thresholds.chatCampaign,
    type: 'number',
    least: 0.05,
    most: 10,
  },
];

const responseAbouts = {
  watch: 'response suggested for accounts of level watch',
  suspect: 'response suggested for suspects; "by pattern": the mildest measure that hurts what they do',
  critical: 'response suggested for critical accounts',
  campaign: 'response suggested for suspect and critical members of a campaign',
  exposed: 'response suggested for critical accounts that could have a good copy already',
} as const;

const responseKeys: readonly ConfigKey[] = [
  ...(['watch', 'suspect', 'critical', 'campaign', 'exposed'] as const).map((rule): ConfigKey => ({
    key: `responses.${rule}`,
    about: responseAbouts[rule],
    usual: responses[rule],
    type: 'choice',
    choices: responseRules,
  })),
  {
    key: 'responses.exposure',
    about: 'low end of the exposure from which responses.exposed applies',
    usual: responses.exposure,
    type: 'number',
    least: 0,
    most: 1,
  },
  {
    key: 'responses.throttledShare',
    about: 'share of ordinary accounts that may ask more in a day than a throttled account may',
    usual: responses.throttledShare,
    type: 'number',
    least: 0,
    most: 1,
  },
  {
    key: 'responses.decimals',
    about: 'decimals that rounded probabilities keep',
    usual: responses.decimals,
    type: 'number',
    least: 0,
    most: 6,
  },
];

const optionKeys: readonly ConfigKey[] = [
  {
    key: 'format',
    option: 'format',
    commands: ['scan', 'report'],
    about: 'format of what is printed',
    usual: undefined,
    type: 'text',
  },
  {
    key: 'top',
    option: 'top',
    commands: ['scan', 'report'],
    about: 'how many accounts to print, or all',
    usual: undefined,
    type: 'text',
  },
  {
    key: 'failOn',
    option: 'failOn',
    about: 'exit with 1 when an account reaches this level',
    usual: 'never',
    type: 'choice',
    choices: ['none', 'watch', 'suspect', 'critical', 'never'],
  },
  { key: 'quiet', option: 'quiet', about: 'no progress and no summary on stderr', usual: false, type: 'flag' },
  {
    key: 'logFormat',
    option: 'logFormat',
    about: 'what goes to stderr: text, or json, one object a line',
    usual: 'text',
    type: 'choice',
    choices: ['text', 'json'],
  },
  {
    key: 'since',
    option: 'since',
    about: 'only events from then on, such as 7d',
    usual: undefined,
    type: 'text',
  },
  {
    key: 'width',
    option: 'width',
    about: 'width of text output in columns',
    usual: undefined,
    type: 'number',
    least: 60,
    most: 10_000,
  },
  { key: 'color', option: 'color', about: 'colours, wherever they go', usual: undefined, type: 'flag' },
  { key: 'ascii', option: 'ascii', about: 'plain ASCII instead of block characters', usual: false, type: 'flag' },
  { key: 'showInputs', option: 'showInputs', about: 'print inputs as they were sent', usual: false, type: 'flag' },
  {
    key: 'redact',
    option: 'redact',
    about: 'share of the words of shown inputs that is masked, such as 60%',
    usual: '100%',
    type: 'text',
  },
  {
    key: 'pseudonyms',
    option: 'pseudonyms',
    about: 'file with the key that makes aliases of names',
    usual: undefined,
    type: 'text',
  },
  {
    key: 'state',
    option: 'state',
    commands: ['scan'],
    about: 'folder that remembers past days',
    usual: undefined,
    type: 'text',
  },
  { key: 'verdicts', option: 'verdicts', about: 'file of verdicts about accounts', usual: undefined, type: 'text' },
  {
    key: 'keep',
    option: 'keep',
    commands: ['scan'],
    about: 'how long they are remembered',
    usual: '90d',
    type: 'text',
  },
  {
    key: 'limits',
    option: 'limit',
    commands: ['limits'],
    about: 'rate limits to check, such as "600 requests per account per hour"; commas part several',
    usual: undefined,
    type: 'text',
  },
  {
    key: 'workers',
    option: 'workers',
    about: 'threads that read and count side by side; by the size of the input unless set',
    usual: undefined,
    type: 'number',
    least: 1,
    most: 64,
  },
  {
    key: 'timeZone',
    about: 'zone of times given without one and of those in reports for people, such as Europe/Berlin',
    usual: 'UTC',
    type: 'text',
  },
];

/** All keys, in the order in which they are printed. */
export function configKeys({ features, links, patterns, fields, thresholds: own }: Catalogue): readonly ConfigKey[] {
  const switches = (group: string, what: string, ids: readonly string[]): ConfigKey[] =>
    ids.map((id) => ({ key: `${group}.${id}`, about: `whether the ${what} is computed`, usual: true, type: 'flag' }));
  const factors = (group: string, what: string, ids: readonly string[]): ConfigKey[] =>
    ids.map((id) => ({
      key: `weights.${group}.${id}`,
      about: `factor on the built-in weight of the ${what}; 0 shows it and lets it count nothing`,
      usual: 1,
      type: 'number',
      least: 0,
      most: 10,
    }));
  const columns = fields.map((id): ConfigKey => {
    return { key: `map.${id}`, about: `column that holds the field ${id}`, usual: undefined, type: 'text' };
  });
  return [
    ...optionKeys,
    ...columns,
    ...levelKeys,
    ...thresholdKeys,
    ...own.map(featureThresholdKey),
    ...sizeKeys,
    ...responseKeys,
    ...switches('features', 'feature', features),
    ...switches('links', 'link', links),
    ...factors('features', 'feature', features),
    ...factors('patterns', 'pattern', patterns),
    sharpenKey,
  ];
}
