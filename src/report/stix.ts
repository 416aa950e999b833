/** Indicators of critical accounts and campaigns as a STIX 2.1 bundle, for sharing with those who run the same kind of service. */
import { type Alert, firmAlertsOf } from '../findings/alerts.js';
import type { Findings } from '../findings/findings.js';
import { nameUuid } from './identifiers.js';
import { jsonLine } from './json-lines.js';
import { defineReporter } from './reporter.js';
import { attackReference } from './severity.js';

type StixObject = Readonly<Record<string, unknown>>;

/** Members named in one pattern; the rest has indicators of its own. */
const PATTERN_MEMBERS = 200;

function stixId(type: string, name: string): string {
  return `${type}--${nameUuid(`${type}:${name}`)}`;
}

/** A string constant of the pattern language (STIX 2.1, section 9.2). */
function quoted(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", String.raw`\'`)}'`;
}

function patternOf({ accounts }: Alert): string {
  const terms = accounts.slice(0, PATTERN_MEMBERS).map((account) => `user-account:user_id = ${quoted(account)}`);
  return `[${terms.join(' OR ')}]`;
}

function common(type: string, name: string, { generatedAt }: Findings): StixObject {
  return { type, spec_version: '2.1', id: stixId(type, name), created: generatedAt, modified: generatedAt };
}

function makerOf(findings: Findings): StixObject {
  const { name, version } = findings.tool;
  return { ...common('identity', name, findings), name: `${name} ${version}`, identity_class: 'system' };
}

function attackOf(findings: Findings): StixObject {
  const { framework, technique } = attackReference;
  return {
    ...common('attack-pattern', technique.id, findings),
    name: technique.name,
    external_references: [{ source_name: framework, external_id: technique.id }],
  };
}

function indicatorOf(alert: Alert, findings: Findings): StixObject {
  const { kind, name, title, reasons, suspicion, firstSeen, level } = alert;
  return {
    ...common('indicator', `${kind}:${name}`, findings),
    created_by_ref: stixId('identity', findings.tool.name),
    name: `${title}: ${name}`,
    description: reasons.join('; '),
    indicator_types: ['anomalous-activity'],
    confidence: Math.round(100 * suspicion),
    labels: ['model-extraction', level],
    pattern: patternOf(alert),
    pattern_type: 'stix',
    valid_from: firstSeen ?? findings.generatedAt,
  };
}

function campaignOf(alert: Alert, findings: Findings): StixObject {
  const { name, title, reasons, firstSeen, lastSeen } = alert;
  return {
    ...common('campaign', name, findings),
    created_by_ref: stixId('identity', findings.tool.name),
    name: `${title}: ${name}`,
    description: reasons.join('; '),
    ...(firstSeen === null ? {} : { first_seen: firstSeen }),
    ...(lastSeen === null ? {} : { last_seen: lastSeen }),
  };
}

function relation([from, verb, to]: readonly [string, string, string], findings: Findings): StixObject {
  return {
    ...common('relationship', `${from} ${verb} ${to}`, findings),
    relationship_type: verb,
    source_ref: from,
    target_ref: to,
  };
}

function* objectsOf(findings: Findings): Iterable<StixObject> {
  const attack = stixId('attack-pattern', attackReference.technique.id);
  yield makerOf(findings);
  yield attackOf(findings);
  for (const alert of firmAlertsOf(findings)) {
    const indicator = stixId('indicator', `${alert.kind}:${alert.name}`);
    yield indicatorOf(alert, findings);
    yield relation([indicator, 'indicates', attack], findings);
    if (alert.kind === 'account') continue;
    const campaign = stixId('campaign', alert.name);
    yield campaignOf(alert, findings);
    yield relation([indicator, 'indicates', campaign], findings);
    yield relation([campaign, 'uses', attack], findings);
  }
}

export const stix = defineReporter({
  id: 'stix',
  title: 'Indicators as a STIX 2.1 bundle',
  mediaType: 'application/stix+json',
  extension: 'stix.json',
  for: 'threat-intelligence platforms; critical accounts and campaigns only',

  *render(findings) {
    const { generatedAt, log } = findings;
    const bundle = `bundle--${nameUuid(`bundle:${generatedAt} ${log.from ?? ''} ${log.to ?? ''}`)}`;
    yield `{\n"type":"bundle",\n"id":${jsonLine(bundle)},\n"objects":`;
    let between = '[\n';
    for (const object of objectsOf(findings)) {
      yield between + jsonLine(object);
      between = ',\n';
    }
    yield '\n]\n}\n';
  },
});
