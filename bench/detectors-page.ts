/** The catalogue as a page: every feature, link and pattern with what it declares about itself. */
import type { EvidenceFamily, Link } from '../src/campaigns/link.js';
import type { NamedPattern } from '../src/commands/catalogue.js';
import { eventFields } from '../src/events/fields.js';
import type { EventFieldId } from '../src/events/fields.js';
import { families } from '../src/features/feature.js';
import type { FamilyId, Feature, Setting } from '../src/features/feature.js';

const opening = `# Detectors

What clonewatch measures of every account (features) and of every pair of accounts (links), and what features must say together (patterns). This page is made by \`npm run docs\` from what each unit
declares; \`clonewatch detectors\` prints the same. A feature whose fields a log lacks is *not applicable*, never zero. A feature in status *trial* is
shown and weighs nothing.
`;

const evidence: Record<EvidenceFamily, string> = {
  source: 'who runs both',
  time: 'who runs both',
  content: 'what both do',
  form: 'what both do',
  behaviour: 'what both do',
  same: 'what both do',
};

export function detectorsPage(
  features: readonly Feature[],
  links: readonly Link[],
  patterns: readonly NamedPattern[],
): string {
  const parts = [opening, '## Features\n'];
  for (const family of Object.keys(families) as FamilyId[]) {
    const members = features.filter((feature) => feature.family === family);
    if (members.length === 0) continue;
    parts.push(`### Family: ${family} (${families[family]})\n`, ...members.map(featureSection));
  }
  parts.push(
    '## Links\n',
    'A campaign needs both kinds of evidence, who runs the accounts and what they do, and its members must be unusual as a group.\n',
  );
  parts.push(
    ...links.map(linkSection),
    '## Patterns\n',
    'Features speak through patterns: signs that must come together for one kind of extraction. Their formulas are in section 4 of [method.md](method.md); the strongest one leads the reasons.\n',
    ...patterns.map(patternSection),
  );
  return parts.join('\n');
}

function featureSection(feature: Feature): string {
  const [low, high] = feature.range.map(bound);
  return section(feature.id, feature.title, [
    ['measures', feature.measures],
    ['value', `${feature.unit}, ${low} to ${high}; suspicious: ${feature.direction}; status: ${feature.status}`],
    ['needs', fieldTitles(feature.needs)],
    ...Object.entries(feature.settings).map(([name, setting]): [string, string] => [
      'setting',
      settingText(name, setting),
    ]),
    ['source', feature.source],
    ['honest look-alikes', feature.benign.join('; ')],
  ]);
}

function linkSection(link: Link): string {
  const [low, high] = link.range.map(bound);
  return section(link.id, link.title, [
    ['measures', link.measures],
    ['value', `${low} to ${high}, higher is more alike; family: ${link.family} (tells ${evidence[link.family]})`],
    ['needs', fieldTitles(link.needs)],
    ['source', link.source],
    ['honest look-alikes', link.benign.join('; ')],
  ]);
}

function patternSection({ id, title, on, signs, measure, benign }: NamedPattern): string {
  return section(id, title, [
    ['looked for', on],
    ['signs', signs],
    ['suggested response', measure],
    ['honest look-alikes', benign.join('; ')],
  ]);
}

function section(id: string, title: string, lines: readonly (readonly [string, string])[]): string {
  return [`#### \`${id}\`: ${title}`, '', ...lines.map(([name, text]) => `- **${name}**: ${text}`), ''].join('\n');
}

function settingText(name: string, { value, unit, why }: Setting): string {
  return `\`${name}\` = ${value}${unit === '' ? '' : ` ${unit}`} (${why})`;
}

function fieldTitles(ids: readonly EventFieldId[]): string {
  return ids.length === 0 ? 'nothing beyond the account' : ids.map((id) => eventFields[id].title).join(', ');
}

function bound(value: number): string {
  return Number.isFinite(value) ? String(value) : 'no bound';
}
