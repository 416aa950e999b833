/** Alerts in the fields of the Elastic Common Schema, one JSON object a line. What has no field there stands under `clonewatch`. */
import { type Alert, alertsOf } from '../findings/alerts.js';
import type { Findings } from '../findings/findings.js';
import { nameUuid } from './identifiers.js';
import { jsonLine } from './json-lines.js';
import { attackReference, severities } from './severity.js';
import { limitsOf } from './quality-lines.js';
import { defineReporter } from './reporter.js';

const ECS_VERSION = '8.11.0';

function ecsAlert(alert: Alert, { generatedAt, tool, log }: Findings): unknown {
  const { kind, name, key, title, level, suspicion, pattern, reasons, firstSeen, lastSeen } = alert;
  const rule = pattern ?? kind;
  return {
    '@timestamp': generatedAt,
    ecs: { version: ECS_VERSION },
    message: `${title}: ${name}`,
    tags: ['clonewatch', level, ...(alert.verdict === null ? [] : [alert.verdict.verdict])],
    event: {
      id: nameUuid(key),
      kind: 'alert',
      category: ['intrusion_detection'],
      type: ['info'],
      module: 'clonewatch',
      dataset: `clonewatch.${kind}`,
      provider: 'clonewatch',
      severity: severities[level].ecs,
      risk_score: Math.round(100 * suspicion),
      ...(firstSeen === null ? {} : { start: firstSeen }),
      ...(lastSeen === null ? {} : { end: lastSeen }),
      reason: reasons.join('; '),
    },
    observer: { product: tool.name, vendor: tool.name, version: tool.version },
    rule: { id: rule, name: title, category: 'model extraction' },
    threat: {
      framework: attackReference.framework,
      tactic: { id: [attackReference.tactic.id], name: [attackReference.tactic.name] },
      technique: {
        ...{ id: [attackReference.technique.id], name: [attackReference.technique.name] },
        subtechnique: { id: [attackReference.subtechnique.id], name: [attackReference.subtechnique.name] },
      },
    },
    ...(kind === 'account' ? { user: { id: name } } : {}),
    related: { user: alert.accounts },
    clonewatch: {
      ...{ kind, name, level, suspicion, exposure: alert.exposure, pattern, campaign: alert.campaign },
      ...{ rows: alert.rows, p_value: alert.pValue, honest_readings: alert.benign },
      response: alert.response,
      ...{ verdict: alert.verdict, confirmed_accounts: alert.confirmed },
      log_quality: limitsOf(log),
    },
  };
}

export const ecs = defineReporter({
  id: 'ecs',
  title: 'Alerts for Elastic and others that read ECS',
  mediaType: 'application/x-ndjson',
  extension: 'ecs.ndjson',
  for: 'a SIEM that reads the Elastic Common Schema; accounts from level watch on, and campaigns',

  *render(findings) {
    for (const alert of alertsOf(findings)) yield `${jsonLine(ecsAlert(alert, findings))}\n`;
  },
});
