/** Alerts as Detection Findings (class 2004) of the Open Cybersecurity Schema Framework, one JSON object a line. */
import { type Alert, alertsOf } from '../findings/alerts.js';
import type { Findings } from '../findings/findings.js';
import { nameUuid } from './identifiers.js';
import { jsonLine } from './json-lines.js';
import { limitsOf } from './quality-lines.js';
import { defineReporter } from './reporter.js';
import { attackReference, severities } from './severity.js';

/** The first version whose attacks may be those of MITRE ATLAS. */
const OCSF_VERSION = '1.5.0';
const FINDINGS = 2;
const DETECTION_FINDING = 2004;
const CREATE = 1;
/** Status of the finding (status_id): what a person decided moves it on. */
const statuses = { New: 1, 'In Progress': 2, Suppressed: 3 } as const;
/** Behavioural analytic (analytic.type_id). */
const BEHAVIORAL = 2;
/** The resource that is named (observable.type_id 10). */
const RESOURCE_UID = 10;

function when(time: string | null): number | undefined {
  const value = time === null ? NaN : Date.parse(time);
  return Number.isNaN(value) ? undefined : value;
}

function findingInfo(alert: Alert, { generatedAt }: Findings): unknown {
  const { kind, key, title, pattern, reasons } = alert;
  return {
    uid: nameUuid(key),
    title,
    desc: reasons.join('; '),
    types: ['model extraction'],
    created_time: when(generatedAt),
    first_seen_time: when(alert.firstSeen),
    last_seen_time: when(alert.lastSeen),
    analytic: { uid: pattern ?? kind, name: pattern ?? kind, type: 'Behavioral', type_id: BEHAVIORAL },
    attacks: [
      {
        tactic: { uid: attackReference.tactic.id, name: attackReference.tactic.name },
        technique: { uid: attackReference.technique.id, name: attackReference.technique.name },
        sub_technique: {
          ...{ uid: attackReference.subtechnique.id, name: attackReference.subtechnique.name },
          src_url: attackReference.url,
        },
      },
    ],
    related_events_count: alert.rows,
  };
}

function statusOf({ verdict, confirmed }: Alert): keyof typeof statuses {
  if (verdict?.suppressed === true) return 'Suppressed';
  return confirmed > 0 || (verdict?.verdict === 'watch' && verdict.lapsed === null) ? 'In Progress' : 'New';
}

function detectionFinding(alert: Alert, findings: Findings): unknown {
  const { kind, name, title, level, suspicion, response, benign } = alert;
  const { tool, generatedAt, log } = findings;
  const status = statusOf(alert);
  return {
    ...{ activity_id: CREATE, activity_name: 'Create', category_uid: FINDINGS, category_name: 'Findings' },
    ...{ class_uid: DETECTION_FINDING, class_name: 'Detection Finding' },
    ...{ type_uid: DETECTION_FINDING * 100 + CREATE, type_name: 'Detection Finding: Create' },
    time: when(generatedAt),
    start_time: when(alert.firstSeen),
    end_time: when(alert.lastSeen),
    ...{ severity_id: severities[level].ocsf, severity: severities[level].name, status_id: statuses[status], status },
    comment: alert.verdict === null ? undefined : `${alert.verdict.verdict}: ${alert.verdict.reason}`,
    message: `${title}: ${name}`,
    risk_score: Math.round(100 * suspicion),
    is_alert: status === 'New',
    metadata: {
      version: OCSF_VERSION,
      product: { name: tool.name, vendor_name: tool.name, version: tool.version },
    },
    finding_info: findingInfo(alert, findings),
    resources: alert.accounts.map((account) => ({ type: 'account', uid: account, name: account })),
    observables: alert.accounts.map((account) => ({
      ...{ name: 'resources[].uid', type: 'Resource UID', type_id: RESOURCE_UID, value: account },
    })),
    remediation: { desc: response === null ? 'see the members' : `${response.action}: ${response.reason}` },
    unmapped: {
      ...{ kind, level, suspicion, exposure: alert.exposure, pattern: alert.pattern, campaign: alert.campaign },
      ...{ p_value: alert.pValue, honest_readings: benign, honest_cost: response?.cost ?? null },
      ...{ verdict: alert.verdict, confirmed_accounts: alert.confirmed },
      log_quality: limitsOf(log),
    },
  };
}

export const ocsf = defineReporter({
  id: 'ocsf',
  title: 'Detection Findings of OCSF',
  mediaType: 'application/x-ndjson',
  extension: 'ocsf.ndjson',
  for: 'a SIEM or data lake that reads OCSF; accounts from level watch on, and campaigns',

  *render(findings) {
    for (const alert of alertsOf(findings)) yield `${jsonLine(detectionFinding(alert, findings))}\n`;
  },
});
