/** Indicators of confirmed and critical accounts and campaigns as a STIX 2.1 bundle, for sharing with those who run the same kind of service. */
import { type Alert, firmAlertsOf } from '../findings/alerts.js';
import type { Findings } from '../findings/findings.js';
import { nameUuid } from './identifiers.js';
import { jsonLine } from './json-lines.js';
import { defineReporter } from './reporter.js';
import { attackReference } from './severity.js';

type StixObject = Readonly<Record<string, unknown>>;

/** Members named in one pattern; the rest has indicators of its own. */
const PATTERN_MEMBERS = 200;
/** Confidence of what a person confirmed, where the suspicion is not higher: "confirmed by other sources" (STIX 2.1, appendix A). */
const CONFIRMED = 90;

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

/** When the objects that are the same in every bundle came to be. */
const ALWAYS = '2026-01-01T00:00:00.000Z';

/** The same object in every night's bundle: `created` stays, `modified` moves on (STIX 2.1, section 3.6). */
function common(type: string, name: string, { generatedAt }: Findings, since: string | null = ALWAYS): StixObject {
  const created = since === null || since > generatedAt ? generatedAt : since;
  return { type, spec_version: '2.1', id: stixId(type, name), created, modified: generatedAt };
}

function makerOf(findings: Findings): StixObject {
  const { name, version } = findings.tool;
  return { ...common('identity', name, findings), name: `${name} ${version}`, identity_class: 'system' };
}

function attackOf(findings: Findings): StixObject {
  const { framework, subtechnique, url } = attackReference;
  return {
    ...common('attack-pattern', subtechnique.id, findings),
    name: subtechnique.name,
    external_references: [{ source_name: framework, external_id: subtechnique.id, url }],
  };
}

/** What was seen, behind what a person said about it; reasons of people stay at home. */
function descriptionOf({ kind, reasons, confirmed, accounts }: Alert): string {
  if (confirmed === 0) return reasons.join('; ');
  const said =
    kind === 'account'
      ? 'confirmed by a person'
      : `${String(confirmed)} of ${String(accounts.length)} members confirmed`;
  return [said, ...reasons].join('; ');
}

function indicatorOf(alert: Alert, findings: Findings): StixObject {
  const { name, key, title, suspicion, firstSeen, level } = alert;
  const isConfirmed = alert.confirmed > 0;
  const confidence = Math.round(100 * suspicion);
  return {
    ...common('indicator', key, findings, firstSeen),
    created_by_ref: stixId('identity', findings.tool.name),
    name: `${title}: ${name}`,
    description: descriptionOf(alert),
    indicator_types: [isConfirmed ? 'malicious-activity' : 'anomalous-activity'],
    confidence: isConfirmed ? Math.max(CONFIRMED, confidence) : confidence,
    labels: ['model-extraction', level, ...(isConfirmed ? ['confirmed'] : [])],
    pattern: patternOf(alert),
    pattern_type: 'stix',
    valid_from: firstSeen ?? findings.generatedAt,
  };
}

function campaignOf(alert: Alert, findings: Findings): StixObject {
  const { name, key, title, firstSeen, lastSeen } = alert;
  return {
    ...common('campaign', key, findings, firstSeen),
    created_by_ref: stixId('identity', findings.tool.name),
    name: `${title}: ${name}`,
    description: descriptionOf(alert),
    ...(firstSeen === null ? {} : { first_seen: firstSeen }),
    ...(lastSeen === null ? {} : { last_seen: lastSeen }),
  };
}

function relation(
  [from, verb, to]: readonly [string, string, string],
  { firstSeen }: Alert,
  findings: Findings,
): StixObject {
  return {
    ...common('relationship', `${from} ${verb} ${to}`, findings, firstSeen),
    relationship_type: verb,
    source_ref: from,
    target_ref: to,
  };
}

function* objectsOf(findings: Findings): Iterable<StixObject> {
  const attack = stixId('attack-pattern', attackReference.subtechnique.id);
  yield makerOf(findings);
  yield attackOf(findings);
  for (const alert of firmAlertsOf(findings)) {
    const indicator = stixId('indicator', alert.key);
    yield indicatorOf(alert, findings);
    yield relation([indicator, 'indicates', attack], alert, findings);
    if (alert.kind === 'account') continue;
    const campaign = stixId('campaign', alert.key);
    yield campaignOf(alert, findings);
    yield relation([indicator, 'indicates', campaign], alert, findings);
    yield relation([campaign, 'uses', attack], alert, findings);
  }
}

export const stix = defineReporter({
  id: 'stix',
  title: 'Indicators as a STIX 2.1 bundle',
  mediaType: 'application/stix+json',
  extension: 'stix.json',
  for: 'threat-intelligence platforms; accounts and campaigns that a person confirmed or that are critical',

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
